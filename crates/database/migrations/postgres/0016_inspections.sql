-- inspection and supervision: programmes, visits, checklists, findings, remedies and re-inspections ------------------------

-- What a body plans to inspect and supervise in a year.
CREATE TABLE inspection_programme (
    id UUID NOT NULL PRIMARY KEY,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    year BIGINT NOT NULL,
    begun_by UUID NOT NULL REFERENCES account (id),
    begun_at_ms BIGINT NOT NULL,
    UNIQUE (organisation_id, year)
);

-- That its head approved it, once.
CREATE TABLE inspection_programme_approval (
    programme_id UUID NOT NULL PRIMARY KEY REFERENCES inspection_programme (id),
    approved_by UUID NOT NULL REFERENCES account (id),
    approved_at_ms BIGINT NOT NULL
);

-- A planned visit as JSON after one act. Never changed: the highest number counts. After the approval each further one has a
-- reason.
CREATE TABLE inspection_planned_visit (
    id UUID NOT NULL,
    programme_id UUID NOT NULL REFERENCES inspection_programme (id),
    number BIGINT NOT NULL,
    content TEXT NOT NULL,
    is_dropped BIGINT NOT NULL,
    reason TEXT NOT NULL,
    written_by UUID NOT NULL REFERENCES account (id),
    written_at_ms BIGINT NOT NULL,
    PRIMARY KEY (id, number)
);
CREATE INDEX inspection_planned_visit_programme ON inspection_planned_visit (programme_id);

-- A visit («cuộc kiểm tra, giám sát»). The body that leads it; planned or not.
CREATE TABLE inspection (
    id UUID NOT NULL PRIMARY KEY,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    programme_id UUID REFERENCES inspection_programme (id),
    planned_visit_id UUID,
    begun_by UUID NOT NULL REFERENCES account (id),
    begun_at_ms BIGINT NOT NULL
);
CREATE INDEX inspection_organisation ON inspection (organisation_id);
CREATE INDEX inspection_of_programme ON inspection (programme_id);

-- Its kind, subject, bodies, team, units, documents, days and decision as JSON. Never changed: the highest number counts.
CREATE TABLE inspection_particulars (
    inspection_id UUID NOT NULL REFERENCES inspection (id),
    number BIGINT NOT NULL,
    content TEXT NOT NULL,
    written_by UUID NOT NULL REFERENCES account (id),
    written_at_ms BIGINT NOT NULL,
    PRIMARY KEY (inspection_id, number)
);

-- That it was given up, and why.
CREATE TABLE inspection_abandonment (
    inspection_id UUID NOT NULL PRIMARY KEY REFERENCES inspection (id),
    reason TEXT NOT NULL,
    abandoned_by UUID NOT NULL REFERENCES account (id),
    abandoned_at_ms BIGINT NOT NULL
);

-- An item of the checklist: drawn from a clause, a gap or an overdue assignment of a unit, or added by a person.
CREATE TABLE inspection_item (
    id UUID NOT NULL PRIMARY KEY,
    inspection_id UUID NOT NULL REFERENCES inspection (id),
    position BIGINT NOT NULL,
    origin TEXT NOT NULL,
    provision_id UUID REFERENCES provision (id),
    organisation_id UUID REFERENCES organisation (id),
    assignment_id UUID REFERENCES assignment (id),
    words TEXT NOT NULL,
    added_by UUID NOT NULL REFERENCES account (id),
    added_at_ms BIGINT NOT NULL
);
CREATE INDEX inspection_item_inspection ON inspection_item (inspection_id, position);
CREATE INDEX inspection_item_provision ON inspection_item (provision_id);

-- What was found of an item. Never changed: the highest number counts.
CREATE TABLE inspection_result (
    item_id UUID NOT NULL REFERENCES inspection_item (id),
    number BIGINT NOT NULL,
    result TEXT NOT NULL,
    note TEXT NOT NULL,
    written_by UUID NOT NULL REFERENCES account (id),
    written_at_ms BIGINT NOT NULL,
    PRIMARY KEY (item_id, number)
);

-- A finding, tied to a clause and a unit.
CREATE TABLE inspection_finding (
    id UUID NOT NULL PRIMARY KEY,
    inspection_id UUID NOT NULL REFERENCES inspection (id),
    position BIGINT NOT NULL,
    provision_id UUID NOT NULL REFERENCES provision (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    item_id UUID REFERENCES inspection_item (id),
    kind TEXT NOT NULL,
    severity TEXT,
    words TEXT NOT NULL,
    recorded_by UUID NOT NULL REFERENCES account (id),
    recorded_at_ms BIGINT NOT NULL
);
CREATE INDEX inspection_finding_inspection ON inspection_finding (inspection_id, position);
CREATE INDEX inspection_finding_provision ON inspection_finding (provision_id);
CREATE INDEX inspection_finding_organisation ON inspection_finding (organisation_id);

-- That a finding was recorded by mistake, and why it was taken back.
CREATE TABLE inspection_finding_withdrawal (
    finding_id UUID NOT NULL PRIMARY KEY REFERENCES inspection_finding (id),
    reason TEXT NOT NULL,
    withdrawn_by UUID NOT NULL REFERENCES account (id),
    withdrawn_at_ms BIGINT NOT NULL
);

-- A remedy that was asked for: the obligation that it became. Its state is that of the assignments of the obligation.
CREATE TABLE inspection_remedy (
    finding_id UUID NOT NULL REFERENCES inspection_finding (id),
    number BIGINT NOT NULL,
    obligation_id UUID NOT NULL REFERENCES obligation (id),
    holder_id UUID NOT NULL REFERENCES organisation (id),
    words TEXT NOT NULL,
    due_on TEXT NOT NULL,
    asked_by UUID NOT NULL REFERENCES account (id),
    asked_at_ms BIGINT NOT NULL,
    PRIMARY KEY (finding_id, number),
    UNIQUE (obligation_id)
);

-- A re-inspection («tái kiểm tra») of a remedy: by whom, when, what was seen, with a file that shows it.
CREATE TABLE inspection_recheck (
    finding_id UUID NOT NULL,
    number BIGINT NOT NULL,
    remedy_number BIGINT NOT NULL,
    checked_on TEXT NOT NULL,
    checked_by TEXT NOT NULL,
    verdict TEXT NOT NULL,
    words TEXT NOT NULL,
    file_sha256 BYTEA REFERENCES file (sha256),
    file_name TEXT,
    written_by UUID NOT NULL REFERENCES account (id),
    written_at_ms BIGINT NOT NULL,
    PRIMARY KEY (finding_id, number),
    UNIQUE (finding_id, remedy_number),
    FOREIGN KEY (finding_id, remedy_number) REFERENCES inspection_remedy (finding_id, number)
);

-- What the conclusion paper says beside the findings, as JSON. Never changed: the highest number counts.
CREATE TABLE inspection_conclusion (
    inspection_id UUID NOT NULL REFERENCES inspection (id),
    number BIGINT NOT NULL,
    content TEXT NOT NULL,
    written_by UUID NOT NULL REFERENCES account (id),
    written_at_ms BIGINT NOT NULL,
    PRIMARY KEY (inspection_id, number)
);

-- That the head approved the conclusion, once.
CREATE TABLE inspection_conclusion_approval (
    inspection_id UUID NOT NULL PRIMARY KEY REFERENCES inspection (id),
    approved_by UUID NOT NULL REFERENCES account (id),
    approved_at_ms BIGINT NOT NULL
);

-- Number and date of the conclusion paper from the office's register. The highest number counts.
CREATE TABLE inspection_conclusion_issue (
    inspection_id UUID NOT NULL REFERENCES inspection (id),
    number BIGINT NOT NULL,
    register_number BIGINT NOT NULL,
    issued_on TEXT NOT NULL,
    entered_by UUID NOT NULL REFERENCES account (id),
    entered_at_ms BIGINT NOT NULL,
    PRIMARY KEY (inspection_id, number)
);
