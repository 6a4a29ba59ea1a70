"""Authoring room: rules drafted, checked, tried and compared, for those who write them."""
