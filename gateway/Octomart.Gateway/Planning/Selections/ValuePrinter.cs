using System.Text;
using GraphQLParser.AST;

namespace Octomart.Gateway.Planning.Selections;

/// <summary>Writes GraphQL values and arguments in one canonical form: what is equal prints equally.</summary>
internal static class ValuePrinter
{
    public static string Print(GraphQLValue value)
    {
        var text = new StringBuilder();
        Append(text, value, null);
        return text.ToString();
    }

    /// <summary><c>(first: $n, order: ASC)</c>, or nothing when there are no arguments. Notes the variables used.</summary>
    public static string PrintArguments(GraphQLArguments? arguments, ISet<string> variables)
    {
        if (arguments is null || arguments.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder("(");
        foreach (var argument in arguments.Items)
        {
            text.Append(text.Length > 1 ? ", " : "").Append(argument.Name.StringValue).Append(": ");
            Append(text, argument.Value, variables);
        }

        return text.Append(')').ToString();
    }

    private static void Append(StringBuilder text, GraphQLValue value, ISet<string>? variables)
    {
        switch (value)
        {
            case GraphQLVariable variable:
                variables?.Add(variable.Name.StringValue);
                text.Append('$').Append(variable.Name.StringValue);
                break;
            case GraphQLListValue list:
                AppendAll(text, "[", list.Values ?? [], "]", item => Append(text, item, variables));
                break;
            case GraphQLObjectValue composite:
                AppendAll(text, "{", composite.Fields ?? [], "}", field =>
                {
                    text.Append(field.Name.StringValue).Append(": ");
                    Append(text, field.Value, variables);
                });
                break;
            case GraphQLStringValue @string:
                AppendString(text, @string.Value.Span);
                break;
            case GraphQLEnumValue @enum:
                text.Append(@enum.Name.StringValue);
                break;
            case GraphQLNullValue:
                text.Append("null");
                break;
            case GraphQLBooleanValue boolean:
                text.Append(boolean.BoolValue ? "true" : "false");
                break;
            case GraphQLIntValue number:
                text.Append(number.Value.Span);
                break;
            case GraphQLFloatValue number:
                text.Append(number.Value.Span);
                break;
            default:
                throw new InvalidOperationException($"Unknown value syntax {value.Kind}.");
        }
    }

    private static void AppendAll<T>(StringBuilder text, string open, List<T> items, string close, Action<T> append)
    {
        text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            text.Append(i > 0 ? ", " : "");
            append(items[i]);
        }

        text.Append(close);
    }

    public static void AppendString(StringBuilder text, ReadOnlySpan<char> value)
    {
        text.Append('"');
        foreach (var letter in value)
        {
            switch (letter)
            {
                case '"':
                    text.Append("\\\"");
                    break;
                case '\\':
                    text.Append("\\\\");
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case < ' ':
                    text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
                    break;
                default:
                    text.Append(letter);
                    break;
            }
        }

        text.Append('"');
    }
}
