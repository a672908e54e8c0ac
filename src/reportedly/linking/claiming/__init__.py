"""What several statements share: claims with their sides, levels, figures, statuses and forecasts.
In: everything said in a story. Out: claims.
"""
