using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace Octomart.Gateway.Supergraph;

/// <summary>
/// Reads a supergraph SDL (join v0.1 to v0.5) in three steps: 1. the links, refusing what it would have to understand but does not;
/// 2. subgraphs and types; 3. references between types. Mistakes are collected and reported together.
/// </summary>
internal sealed class SupergraphParser
{
    private static readonly HashSet<string> KnownFeatures = ["link", "core", "join", "inaccessible", "tag", "authenticated", "requiresScopes", "policy", "cost", "context"];
    private static readonly HashSet<string> BuiltInScalars = ["Int", "Float", "String", "Boolean", "ID"];

    private readonly string source;
    private readonly GraphQLDocument document;
    private readonly List<string> errors = [];
    private readonly Dictionary<string, Subgraph> subgraphs = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, TypeDefinition> types = new(StringComparer.Ordinal);
    private readonly SpecLinks links = new();

    private SupergraphParser(GraphQLDocument document, string source)
    {
        this.document = document;
        this.source = source;
    }

    /// <summary>Parses the text or throws a <see cref="SupergraphException"/> with all mistakes.</summary>
    public static SupergraphSchema Parse(string sdl, string source = "text")
    {
        GraphQLDocument document;
        try
        {
            document = Parser.Parse(sdl, new ParserOptions { Ignore = IgnoreOptions.Comments });
        }
        catch (GraphQLSyntaxErrorException syntax)
        {
            throw new SupergraphException(source, [syntax.Message]);
        }

        return new SupergraphParser(document, source).Build();
    }

    private SupergraphSchema Build()
    {
        var schema = document.Definitions.OfType<GraphQLSchemaDefinition>().FirstOrDefault();
        ReadLinks(schema);
        ReadSubgraphs();
        ReadTypes();
        var query = RootType(schema, OperationType.Query, "Query");
        var mutation = RootType(schema, OperationType.Mutation, "Mutation");
        var subscription = RootType(schema, OperationType.Subscription, "Subscription");
        if (query is null)
        {
            errors.Add("There is no query type.");
        }

        TypeLinker.Link(types, subgraphs.Values, errors);
        if (errors.Count > 0)
        {
            throw new SupergraphException(source, errors);
        }

        return new SupergraphSchema
        {
            Subgraphs = [.. subgraphs.Values],
            Types = types,
            Directives = ReadDirectives(),
            QueryType = query!,
            MutationType = mutation,
            SubscriptionType = subscription,
            Description = schema?.Description?.Value.ToString(),
        };
    }

    private void ReadLinks(GraphQLSchemaDefinition? schema)
    {
        foreach (var directive in schema?.Directives?.Items ?? [])
        {
            if (directive.Name.Value != "link" && directive.Name.Value != "core")
            {
                continue;
            }

            var url = directive.Text("url") ?? directive.Text("feature");
            if (url is null)
            {
                errors.Add($"{directive.Place(document)}: @{directive.Name.Value} has no url.");
                continue;
            }

            var feature = links.Add(url, directive.Text("as"), directive.Argument("import"));
            if (directive.Text("for") is { } purpose && !KnownFeatures.Contains(feature))
            {
                errors.Add($"{directive.Place(document)}: the supergraph links {url} for {purpose}, which this gateway does not understand. Serving it could leave data unguarded.");
            }
        }
    }

    private void ReadSubgraphs()
    {
        var graphEnum = document.Definitions.OfType<GraphQLEnumTypeDefinition>().FirstOrDefault(definition => definition.Name.Value == "join__Graph");
        if (graphEnum is null)
        {
            errors.Add("The enum join__Graph is missing: this is not a supergraph. Compose the subgraphs first.");
            return;
        }

        foreach (var value in graphEnum.Values?.Items ?? [])
        {
            var graph = value.Directives.Named("join__graph").FirstOrDefault();
            var graphName = value.Name.StringValue;
            var name = graph?.Text("name");
            if (name is null)
            {
                errors.Add($"{value.Place(document)}: {graphName} has no @join__graph(name:).");
                continue;
            }

            subgraphs[graphName] = new Subgraph(name, graphName, graph!.Text("url") ?? "", subgraphs.Count);
        }
    }

    private void ReadTypes()
    {
        var reader = new TypeReader(document, subgraphs, links, errors);
        foreach (var definition in document.TypeDefinitions())
        {
            var name = definition.Name.StringValue;
            if (IsMachinery(name))
            {
                continue;
            }

            if (!types.TryAdd(name, reader.Read(definition, types.Count)))
            {
                errors.Add($"{definition.Place(document)}: the type {name} is defined twice.");
            }
        }

        foreach (var scalar in BuiltInScalars.Where(scalar => !types.ContainsKey(scalar)))
        {
            types.Add(scalar, new TypeDefinition { Name = scalar, Kind = TypeKind.Scalar, Index = types.Count });
        }
    }

    private List<DirectiveDefinition> ReadDirectives()
    {
        var reader = new TypeReader(document, subgraphs, links, errors);
        return
        [
            .. document.Definitions.OfType<GraphQLDirectiveDefinition>()
                .Where(definition => definition.Locations.Items.Any(IsExecutable))
                .Select(reader.ReadDirective),
        ];
    }

    private static bool IsExecutable(DirectiveLocation location) => location is DirectiveLocation.Query or DirectiveLocation.Mutation
        or DirectiveLocation.Subscription or DirectiveLocation.Field or DirectiveLocation.FragmentDefinition or DirectiveLocation.FragmentSpread
        or DirectiveLocation.InlineFragment or DirectiveLocation.VariableDefinition;

    private static bool IsMachinery(string name) =>
        name.StartsWith("join__", StringComparison.Ordinal) || name.StartsWith("link__", StringComparison.Ordinal)
        || name.StartsWith("core__", StringComparison.Ordinal) || name.StartsWith("federation__", StringComparison.Ordinal)
        || name.StartsWith("policy__", StringComparison.Ordinal) || name.StartsWith("requiresScopes__", StringComparison.Ordinal)
        || name.StartsWith("context__", StringComparison.Ordinal) || name.StartsWith("__", StringComparison.Ordinal);

    private TypeDefinition? RootType(GraphQLSchemaDefinition? schema, OperationType operation, string defaultName)
    {
        var named = schema?.OperationTypes.FirstOrDefault(root => root.Operation == operation)?.Type?.Name.StringValue;
        if (named is null && schema is not null)
        {
            return null;
        }

        if (types.TryGetValue(named ?? defaultName, out var type))
        {
            return type;
        }

        if (named is not null)
        {
            errors.Add($"{schema!.Place(document)}: the {defaultName.ToLowerInvariant()} type {named} is not defined.");
        }

        return null;
    }
}
