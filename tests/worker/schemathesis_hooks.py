"""What schemathesis does not know by itself."""

import schemathesis

# Lines of JSON and messages are sent as the text they are generated as.
schemathesis.serializer.alias(["application/x-ndjson", "message/rfc822"], "text/plain")


@schemathesis.deserializer("application/x-ndjson")
def lines(ctx, response):
    return response.text
