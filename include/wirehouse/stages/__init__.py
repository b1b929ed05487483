"""The stages of a run, in order: discover, land, normalize, validate, load, audit, publish."""
