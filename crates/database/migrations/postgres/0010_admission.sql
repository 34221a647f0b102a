-- admission: one unit that may go on in a locked round until a day ------------------------------------------------------

-- A later one takes the place of the one before it, and may be withdrawn; whether its day is over is computed.

-- Leave for one report of a locked round until the end of a day; the one with the highest number counts.
CREATE TABLE report_admission (
    report_id UUID NOT NULL REFERENCES report (id),
    number BIGINT NOT NULL,
    until_on TEXT NOT NULL,
    reason TEXT NOT NULL,
    admitted_by UUID NOT NULL REFERENCES account (id),
    admitted_at_ms BIGINT NOT NULL,
    withdraw_reason TEXT,
    withdrawn_by UUID REFERENCES account (id),
    withdrawn_at_ms BIGINT,
    PRIMARY KEY (report_id, number)
);
