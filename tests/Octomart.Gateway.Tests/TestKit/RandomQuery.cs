using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Tests.TestKit;

/// <summary>Makes valid queries of a schema: fields, aliases, fragments on types and interfaces, conditions, repeated fields.</summary>
internal sealed class RandomQuery(SupergraphSchema schema, IReadOnlyDictionary<string, string> arguments, Random random)
{
    private int aliases;

    /// <summary>A generator for FsCheck: a query for each seed, so that a failing one can be named and run again.</summary>
    public static Gen<string> Of(TestGraph graph, IReadOnlyDictionary<string, string> arguments)
    {
        var schema = graph.Schema;
        return Gen.Choose(0, int.MaxValue - 1).Select(seed => new RandomQuery(schema, arguments, new Random(seed)).Make());
    }

    private string Make() => "query " + Selection(schema.QueryType, 4);

    private string Selection(TypeDefinition type, int depth)
    {
        var text = new StringBuilder("{ ");
        var count = random.Next(1, 5);
        for (var i = 0; i < count; i++)
        {
            text.Append(Item(type, depth)).Append(' ');
        }

        return text.Append("__typename }").ToString();
    }

    private string Item(TypeDefinition type, int depth)
    {
        if (type.IsAbstract && random.Next(2) == 0)
        {
            var narrowed = type.PossibleTypes[random.Next(type.PossibleTypes.Count)];
            return $"... on {narrowed.Name}{Condition()} {Selection(narrowed, depth)}";
        }

        var fields = type.Fields.Values.Where(field => !field.IsInaccessible && field.AccessRules.Count == 0 && (depth > 0 || !field.ReturnType.IsComposite)).ToList();
        return fields.Count == 0 ? "__typename" : Field(fields[random.Next(fields.Count)], depth);
    }

    private string Field(FieldDefinition field, int depth)
    {
        // Each alias is used once: whether fields of one key may merge is not what these queries are about.
        var given = arguments.GetValueOrDefault(field.ToString(), "");
        var isAliased = given.Length > 0 || random.Next(4) == 0;
        var alias = isAliased ? $"a{aliases++}: " : "";
        var nested = field.ReturnType.IsComposite ? " " + Selection(field.ReturnType, depth - 1) : "";
        return $"{alias}{field.Name}{given}{(isAliased ? Condition() : "")}{nested}";
    }

    private string Condition() => random.Next(6) switch
    {
        0 => " @include(if: false)",
        1 => " @skip(if: false)",
        _ => "",
    };
}
