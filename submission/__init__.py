"""Turns a frozen claim and its evidence into the package a person takes to Diia."""
