package dev.activitypipeline.controller;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;

/** Reads texts so that equal ones are one in memory, until none of them is in use: names, labels and variables make a third of what informers keep. */
final class SharedText extends StdScalarDeserializer<String> {
    private static final long serialVersionUID = 1L;

    SharedText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
        String text = StringDeserializer.instance.deserialize(json, context);
        return text == null ? null : text.intern();
    }
}
