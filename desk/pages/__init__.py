"""The desk as web pages: aiohttp and Jinja, without a framework between them. Every page works without JavaScript."""
