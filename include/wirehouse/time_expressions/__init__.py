"""When: expressions of time in the terms of TIMEX3, resolved against the day of publication."""
