"""Units, subjects, tables and rules, resolved and typed; built from syntax trees."""
