-- answers: a section that is sent back as a whole ----------------------------------------------------------------------

-- What is to be put right in one section of a report that was sent back; «-» for the questions of the form.
CREATE TABLE returned_section (
    submission_id BLOB NOT NULL REFERENCES report_sending_back (submission_id),
    section TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (submission_id, section)
) STRICT;
