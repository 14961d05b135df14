package io.backgrid.scenarios.policy;

import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Reads YAML in which CloudFormation's functions stay as they are written.
final class ShortTags extends SafeConstructor {

    /// A function that CloudFormation applies.
    ///
    /// @param name such as `GetAtt`
    record Intrinsic(String name, Object argument) {}

    private ShortTags() {
        super(new LoaderOptions());
        yamlMultiConstructors.put("!", new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
                return new Intrinsic(node.getTag().getValue().substring(1), argument(node));
            }
        });
    }

    static Map<?, ?> read(String template) {
        return new Yaml(new ShortTags()).load(template);
    }

    private Object argument(Node node) {
        return switch (node) {
            case ScalarNode scalar -> constructScalar(scalar);
            case SequenceNode sequence -> constructSequence(sequence);
            case MappingNode mapping -> constructMapping(mapping);
            default -> throw new IllegalArgumentException("an alias stands behind " + node.getTag());
        };
    }
}
