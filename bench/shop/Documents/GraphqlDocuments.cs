using System.Collections.Concurrent;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Visitors;

namespace Octomart.Shop.Bench.Documents;

/// <summary>The operations that the storefront and the bench send, by name, each with the fragments that it needs.</summary>
internal static class GraphqlDocuments
{
    private static readonly Dictionary<string, ASTNode> Definitions = Read();
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    public static string Of(string operation) => Texts.GetOrAdd(operation, Compose);

    private static string Compose(string operation)
    {
        var needed = new List<string>();
        Gather(operation, needed);
        return string.Join('\n', needed.Select(name => Print(Definitions[name])));
    }

    private static void Gather(string name, List<string> needed)
    {
        if (needed.Contains(name))
        {
            return;
        }

        needed.Add(name);
        foreach (var fragment in FragmentNames.In(Definitions[name]))
        {
            Gather(fragment, needed);
        }
    }

    private static string Print(ASTNode node)
    {
        using var text = new StringWriter();
        new SDLPrinter().PrintAsync(node, text, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return text.ToString();
    }

    private static Dictionary<string, ASTNode> Read()
    {
        var definitions = new Dictionary<string, ASTNode>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Documents"), "*.graphql", SearchOption.AllDirectories))
        {
            foreach (var definition in Parser.Parse(File.ReadAllText(file)).Definitions)
            {
                definitions.Add(NameOf(definition), definition);
            }
        }

        return definitions;
    }

    private static string NameOf(ASTNode definition) => definition switch
    {
        GraphQLFragmentDefinition fragment => fragment.FragmentName.Name.StringValue,
        GraphQLOperationDefinition { Name: { } name } => name.StringValue,
        _ => throw new InvalidDataException($"A {definition.Kind} has no name here."),
    };

    /// <summary>Fragments that a definition spreads.</summary>
    private sealed class FragmentNames : ASTVisitor<FragmentNames.Found>
    {
        public static List<string> In(ASTNode node)
        {
            var found = new Found();
            new FragmentNames().VisitAsync(node, found).AsTask().GetAwaiter().GetResult();
            return found.Names;
        }

        protected override ValueTask VisitFragmentSpreadAsync(GraphQLFragmentSpread fragmentSpread, Found context)
        {
            context.Names.Add(fragmentSpread.FragmentName.Name.StringValue);
            return default;
        }

        internal sealed class Found : IASTVisitorContext
        {
            public List<string> Names { get; } = [];

            public CancellationToken CancellationToken => CancellationToken.None;
        }
    }
}
