"""What schemathesis does not know by itself."""

import schemathesis

# Lines of JSON are sent as the text they are generated as.
schemathesis.serializer.alias("application/x-ndjson", "text/plain")


@schemathesis.deserializer("application/x-ndjson")
def lines(ctx, response):
    return response.text
