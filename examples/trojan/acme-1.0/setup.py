"""A release as it should be."""

from setuptools import setup

setup(name="acme", version="1.0", packages=["acme"])
