package io.awsideman.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Changes one value in the text of a YAML file and leaves every other character as it is. Unusual YAML can defeat it;
 * who calls it reads the result again before using it.
 */
final class YamlEdit {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_/.][A-Za-z0-9_/.:@%+=~-]*(?<!:)");
    private static final String INDENT = "  ";

    private final String text;
    private final String lineEnd;
    private final List<NodeTuple> found = new ArrayList<>();
    private @Nullable MappingNode parent;

    private YamlEdit(String text, List<String> path) {
        this.text = text;
        this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        this.parent = YamlTree.compose(text);
        descend(path);
    }

    /** The text with the value at that place, which is made when it is missing. */
    static String set(String text, List<String> path, String value) {
        return new YamlEdit(text, path).set(path, value);
    }

    /** The text without that key, and without the sections that it leaves empty. */
    static String unset(String text, List<String> path) {
        YamlEdit edit = new YamlEdit(text, path);
        return edit.found.size() == path.size() ? edit.remove() : text;
    }

    /** Follows the path as far as it exists; {@link #parent} is the mapping in which the rest is missing. */
    private void descend(List<String> path) {
        Node at = parent;
        for (String name : path) {
            NodeTuple tuple = at instanceof MappingNode mapping ? member(mapping, name) : null;
            if (tuple == null) {
                break;
            }
            found.add(tuple);
            at = tuple.getValueNode();
        }
        parent = at instanceof MappingNode mapping ? mapping : null;
    }

    private static @Nullable NodeTuple member(MappingNode mapping, String name) {
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name)) {
                return tuple;
            }
        }
        return null;
    }

    private String set(List<String> path, String value) {
        List<String> rest = path.subList(found.size(), path.size());
        if (parent != null && !rest.isEmpty()) {
            return addTo(parent, rest, value);
        }
        if (found.isEmpty()) {
            String start = text.isEmpty() || text.endsWith("\n") ? text : text + lineEnd;
            return start + block(path, value, "");
        }
        NodeTuple last = found.get(found.size() - 1);
        return rest.isEmpty() ? replace(last.getValueNode(), scalar(value)) : fill(last, rest, value);
    }

    private String replace(Node node, String replacement) {
        int start = start(node);
        String gap = start > 0 && text.charAt(start - 1) == ':' ? " " : "";
        return text.substring(0, start) + gap + replacement + text.substring(end(node));
    }

    /** Puts something into a section that has no value yet. */
    private String fill(NodeTuple section, List<String> rest, String value) {
        Node empty = section.getValueNode();
        if (!YamlTree.isNothing(empty)) {
            return text;
        }
        int keyStart = start(section.getKeyNode());
        String indent = text.substring(lineStart(keyStart), keyStart);
        if (!indent.isBlank()) {
            return replace(empty, flow(rest, value));
        }
        String cleared = text.substring(0, start(empty)) + text.substring(end(empty));
        int at = nextLine(cleared, start(empty));
        String before = cleared.substring(0, at);
        return before
                + (before.endsWith("\n") ? "" : lineEnd)
                + block(rest, value, indent + INDENT)
                + cleared.substring(at);
    }

    private String addTo(MappingNode mapping, List<String> rest, String value) {
        List<NodeTuple> members = mapping.getValue();
        if (mapping.getFlowStyle() == FlowStyle.FLOW) {
            if (members.isEmpty()) {
                int closing = end(mapping) - 1;
                return text.substring(0, closing) + flowMembers(rest, value) + text.substring(closing);
            }
            int after = endOfMember(members.get(members.size() - 1));
            return text.substring(0, after) + ", " + flowMembers(rest, value) + text.substring(after);
        }
        int first = start(members.get(0).getKeyNode());
        String indent = text.substring(lineStart(first), first);
        int at = nextLine(text, endOfMember(members.get(members.size() - 1)));
        String before = text.substring(0, at);
        return before + (before.endsWith("\n") ? "" : lineEnd) + block(rest, value, indent) + text.substring(at);
    }

    private String remove() {
        int depth = found.size() - 1;
        while (depth > 0 && mappingAround(depth).getValue().size() == 1) {
            depth--;
        }
        NodeTuple tuple = found.get(depth);
        int start = start(tuple.getKeyNode());
        int end = endOfMember(tuple);
        MappingNode around = depth == 0 ? YamlTree.compose(text) : mappingAround(depth);
        if (around != null && around.getFlowStyle() == FlowStyle.FLOW) {
            return removeFromFlow(around.getValue(), tuple.getKeyNode(), start, end);
        }
        return text.substring(0, lineStart(start)) + text.substring(nextLine(text, end));
    }

    private String removeFromFlow(List<NodeTuple> members, Node key, int start, int end) {
        for (int i = 0; i < members.size(); i++) {
            boolean here = start(members.get(i).getKeyNode()) == start(key);
            if (here && i + 1 < members.size()) {
                return text.substring(0, start)
                        + text.substring(start(members.get(i + 1).getKeyNode()));
            }
            if (here && i > 0) {
                return text.substring(0, endOfMember(members.get(i - 1))) + text.substring(end);
            }
        }
        return text.substring(0, start) + text.substring(end);
    }

    private MappingNode mappingAround(int depth) {
        return (MappingNode) found.get(depth - 1).getValueNode();
    }

    private String block(List<String> path, String value, String indent) {
        StringBuilder lines = new StringBuilder();
        String margin = indent;
        for (int i = 0; i < path.size() - 1; i++) {
            lines.append(margin).append(scalar(path.get(i))).append(':').append(lineEnd);
            margin += INDENT;
        }
        return lines.append(margin)
                .append(scalar(path.get(path.size() - 1)))
                .append(": ")
                .append(scalar(value))
                .append(lineEnd)
                .toString();
    }

    private static String flow(List<String> path, String value) {
        return "{" + flowMembers(path, value) + "}";
    }

    private static String flowMembers(List<String> path, String value) {
        String member = scalar(path.get(path.size() - 1)) + ": " + scalar(value);
        for (int i = path.size() - 2; i >= 0; i--) {
            member = scalar(path.get(i)) + ": {" + member + "}";
        }
        return member;
    }

    private static String scalar(String value) {
        boolean nothing = value.equalsIgnoreCase("null");
        if (!nothing && PLAIN.matcher(value).matches()) {
            return value;
        }
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t") + "\"";
    }

    private int start(Node node) {
        return offset(YamlTree.start(node));
    }

    /** Where the node ends, without the white space that a block or a multi-line text takes in behind it. */
    private int end(Node node) {
        int end;
        if (node instanceof CollectionNode<?> collection && collection.getFlowStyle() != FlowStyle.FLOW) {
            end = endOfBlock(node);
        } else {
            end = offset(node.getEndMark().orElseThrow());
        }
        while (end > start(node) && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private int endOfBlock(Node node) {
        if (node instanceof MappingNode mapping) {
            return endOfMember(mapping.getValue().get(mapping.getValue().size() - 1));
        }
        List<Node> items = ((SequenceNode) node).getValue();
        return end(items.get(items.size() - 1));
    }

    private int endOfMember(NodeTuple tuple) {
        return Math.max(end(tuple.getKeyNode()), end(tuple.getValueNode()));
    }

    private int offset(Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }

    private int lineStart(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    private static int nextLine(String text, int offset) {
        int end = text.indexOf('\n', offset);
        return end < 0 ? text.length() : end + 1;
    }
}
