using System.Collections.Concurrent;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Visitors;

namespace Octomart.Shop.Bench.Documents;

/// <summary>The operations that the storefront and the bench send, by name, each with the fragments that it needs.</summary>
internal static class GraphqlDocuments
{
    private static readonly List<ASTNode> Definitions = Read();
    private static readonly Dictionary<string, GraphQLOperationDefinition> Operations =
        Definitions.OfType<GraphQLOperationDefinition>().ToDictionary(operation => operation.Name!.StringValue, StringComparer.Ordinal);
    private static readonly Dictionary<string, GraphQLFragmentDefinition> Fragments =
        Definitions.OfType<GraphQLFragmentDefinition>().ToDictionary(fragment => fragment.FragmentName.Name.StringValue, StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    public static string Of(string operation) => Texts.GetOrAdd(operation, Compose);

    private static string Compose(string operation)
    {
        var needed = new List<string>();
        Gather(Operations[operation], needed);
        return string.Join('\n', [Print(Operations[operation]), .. needed.Select(name => Print(Fragments[name]))]);
    }

    private static void Gather(ASTNode definition, List<string> needed)
    {
        foreach (var name in FragmentNames.In(definition).Where(name => !needed.Contains(name)))
        {
            needed.Add(name);
            Gather(Fragments[name], needed);
        }
    }

    private static string Print(ASTNode node)
    {
        using var text = new StringWriter();
        new SDLPrinter().PrintAsync(node, text, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return text.ToString();
    }

    private static List<ASTNode> Read() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Documents"), "*.graphql", SearchOption.AllDirectories)
            .SelectMany(file => Parser.Parse(File.ReadAllText(file)).Definitions),
    ];

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
