"""What languages call months and weekdays: a table of the Unicode CLDR's names."""
