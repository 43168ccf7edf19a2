"""Measuring other programs from outside: their time, their memory, their answers."""
