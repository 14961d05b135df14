package io.backgrid.offline.template;

import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Reads YAML with CloudFormation's short tags, each of which becomes its long form: `!Ref A` is `{Ref: A}` and
/// `!GetAtt A.Arn` is `{Fn::GetAtt: A.Arn}`.
final class CloudFormationYaml {

    private CloudFormationYaml() {}

    static Map<?, ?> read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Object document;
        try {
            document = new Yaml(new LongForms(options)).load(text);
        } catch (YAMLException malformed) {
            throw new TemplateException("The template", "is not YAML: " + malformed.getMessage());
        }
        if (document instanceof Map<?, ?> map) {
            return map;
        }
        throw new TemplateException("The template", "must be a mapping with Resources in it");
    }

    private static final class LongForms extends SafeConstructor {

        LongForms(LoaderOptions options) {
            super(options);
            yamlMultiConstructors.put("!", new ShortTag());
        }

        private final class ShortTag extends AbstractConstruct {
            @Override
            public Object construct(Node node) {
                String name = node.getTag().getValue().substring(1);
                return Map.of(longName(name), content(node));
            }

            private Object content(Node node) {
                return switch (node) {
                    case ScalarNode scalar -> constructScalar(scalar);
                    case SequenceNode sequence -> constructSequence(sequence);
                    case MappingNode mapping -> constructMapping(mapping);
                    default -> throw new TemplateException("The template", "has an alias after " + node.getTag());
                };
            }
        }

        private static String longName(String shortName) {
            return shortName.equals("Ref") || shortName.equals("Condition") ? shortName : "Fn::" + shortName;
        }
    }
}
