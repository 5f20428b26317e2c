package org.wirewatch.feed;

import java.util.ArrayDeque;
import java.util.Deque;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON whose end was lost on the way, that breaks off its own grammar, or that has something behind its end. Of a torn list the members that are whole
 * are read: half an item would have half an id, and make a new entry of a known one.
 */
final class TornJson {
    private TornJson() {}

    /**
     * Reads the first value of a text, if need be up to the last place where an object in a list ends.
     *
     * @throws JacksonException if it is no JSON before that place either
     */
    static JsonNode read(JsonMapper json, String text) throws JacksonException {
        try {
            return json.readTree(text);
        } catch (JacksonException broken) {
            long at = broken.getLocation() == null ? -1 : broken.getLocation().getCharOffset();
            String whole = wholeMembers(at < 0 || at > text.length() ? text : text.substring(0, (int) at));
            if (whole.isEmpty()) {
                throw broken;
            }
            return json.readTree(whole);
        }
    }

    /** The text up to the last object that is whole in an open list, and closed behind it; empty if there is none. */
    private static String wholeMembers(String text) {
        Deque<Character> open = new ArrayDeque<>();
        String closing = "";
        int end = 0;
        boolean inString = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inString) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    inString = false;
                }
            } else if (c == '"') {
                inString = true;
            } else if (c == '{' || c == '[') {
                open.push(c == '{' ? '}' : ']');
            } else if (c == '}' || c == ']') {
                if (open.isEmpty() || open.pop() != c) {
                    break;
                }
                if (open.isEmpty()) {
                    return text.substring(0, i + 1);
                }
                if (c == '}' && open.size() == 2 && open.peek() == ']') {
                    end = i + 1;
                    closing = "]}";
                }
            }
        }
        return text.substring(0, end) + closing;
    }
}
