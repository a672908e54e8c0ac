"""Which articles tell one story, and when a reader could know each.
In: revisions. Out: `same_story` and `placed` links, groups, days.
"""
