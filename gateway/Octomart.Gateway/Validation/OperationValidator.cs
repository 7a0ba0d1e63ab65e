using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using Octomart.Gateway.Errors;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Validation;

/// <summary>
/// Validates documents against the API schema with GraphQL.NET's rules, which are those of the specification. Only its rules are used: they look at
/// the document alone, so a document is validated once and its variables are checked on each request.
/// </summary>
internal sealed class OperationValidator
{
    /// <summary>What GraphQL.NET puts before the names that it suggests; it has no switch for them.</summary>
    private const string Suggestion = " Did you mean ";

    private readonly Schema schema;
    private readonly bool areSuggestionsEnabled;

    public OperationValidator(SupergraphSchema supergraph, GatewayOptions options)
    {
        areSuggestionsEnabled = options.AreSuggestionsEnabled;
        var builder = new ValidationSchemaBuilder();
        foreach (var scalar in supergraph.Types.Values.Where(type => type is { Kind: TypeKind.Scalar, IsInaccessible: false }))
        {
            builder.RegisterScalar(scalar.Name);
        }

        schema = builder.Build(ApiSchemaPrinter.Print(supergraph, withDescriptions: false));
        schema.NameConverter = GraphQL.Conversion.DefaultNameConverter.Instance;
        schema.Features.DeprecationOfInputValues = true;
        schema.Features.RepeatableDirectives = true;
        foreach (var type in builder.Abstract)
        {
            type.ResolveType = _ => null;
        }

        schema.Initialize();
        CompleteIntrospection();
    }

    /// <summary>The document's mistakes; empty when it is valid.</summary>
    public async Task<IReadOnlyList<ClientError>> ValidateAsync(GraphQLDocument document, GraphQLOperationDefinition operation, CancellationToken cancellationToken)
    {
        var context = new ValidationContext
        {
            Schema = schema,
            Document = document,
            Operation = operation,
            TypeInfo = new TypeInfo(schema),
            Metrics = GraphQL.Instrumentation.Metrics.None,
            Variables = Inputs.Empty,
            Extensions = Inputs.Empty,
            UserContext = new Dictionary<string, object?>(),
            CancellationToken = cancellationToken,
        };
        var visitors = new List<INodeVisitor> { context.TypeInfo };
        foreach (var rule in DocumentValidator.CoreRules)
        {
            if (await rule.GetPreNodeVisitorAsync(context) is { } visitor)
            {
                visitors.Add(visitor);
            }
        }

        await new BasicVisitor(visitors).VisitAsync(document, new BasicVisitor.State(context));
        return [.. context.Errors.Select(ToClientError)];
    }

    /// <summary>What the specification, or its draft, has and GraphQL.NET 8.8.5 has not.</summary>
    private void CompleteIntrospection()
    {
        var boolean = schema.AllTypes["Boolean"]!;
        var type = (IObjectGraphType)schema.AllTypes["__Type"]!;
        AddField(type, "specifiedByURL", schema.AllTypes["String"]!);
        AddField(type, "isOneOf", boolean);
        var directive = (IObjectGraphType)schema.AllTypes["__Directive"]!;
        AddField(directive, "isDeprecated", new NonNullGraphType(boolean));
        AddField(directive, "deprecationReason", schema.AllTypes["String"]!);
        AddIncludeDeprecated(directive, "args", boolean);
        AddIncludeDeprecated((IObjectGraphType)schema.AllTypes["__Schema"]!, "directives", new NonNullGraphType(boolean));
    }

    private static void AddIncludeDeprecated(IObjectGraphType type, string name, IGraphType boolean)
    {
        if (type.GetField(name) is { } field && field.Arguments?.Find("includeDeprecated") is null)
        {
            field.Arguments = new QueryArguments(new QueryArgument(boolean) { Name = "includeDeprecated", DefaultValue = false });
        }
    }

    private static void AddField(IObjectGraphType type, string name, IGraphType fieldType)
    {
        if (type.GetField(name) is null)
        {
            type.AddField(new FieldType { Name = name, ResolvedType = fieldType });
        }
    }

    private ClientError ToClientError(ValidationError error) => new(
        areSuggestionsEnabled ? error.Message : WithoutSuggestion(error.Message),
        ErrorCode.ValidationFailed,
        Locations: [.. error.Locations?.Select(location => (location.Line, location.Column)) ?? []]);

    private static string WithoutSuggestion(string message) =>
        message.IndexOf(Suggestion, StringComparison.Ordinal) is var start and >= 0 ? message[..start] : message;
}
