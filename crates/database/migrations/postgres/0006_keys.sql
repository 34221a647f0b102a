-- keys behind a figure, such as tax codes -----------------------------------------------------------------------------

-- The amount of the figure is how many keys stand here; over several units a key counts once.
CREATE TABLE figure_key (
    content_id UUID NOT NULL REFERENCES report_content (id),
    indicator TEXT NOT NULL,
    component TEXT NOT NULL,
    named TEXT NOT NULL,
    PRIMARY KEY (content_id, indicator, component, named)
);
