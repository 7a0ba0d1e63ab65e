using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using Octomart.Gateway.Errors;
using Octomart.Gateway.Planning;
using Octomart.Gateway.Planning.Selections;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Pipeline;

/// <summary>The stages that look at the document alone, in order: parse, limit, validate. What comes out is cached.</summary>
internal sealed class OperationPreparer(GatewayOptions options)
{
    public async ValueTask<PreparedOperation> PrepareAsync(GatewayState state, string query, string? operationName, CancellationToken cancellationToken)
    {
        if (TokenCounter.Exceeds(query, options.Limits.MaxTokens))
        {
            return Limit($"The document has more than {options.Limits.MaxTokens} tokens.");
        }

        GraphQLDocument document;
        try
        {
            document = Parser.Parse(query, new ParserOptions { Ignore = IgnoreOptions.Comments });
        }
        catch (GraphQLSyntaxErrorException syntax)
        {
            return PreparedOperation.Invalid(new ClientError(
                syntax.Message, ErrorCode.ParseFailed, Locations: [(syntax.Location.Line, syntax.Location.Column)]));
        }
        catch (GraphQLMaxDepthExceededException)
        {
            return Limit("The document is nested too deeply.");
        }

        return await PrepareAsync(state, document, operationName, cancellationToken);
    }

    private async ValueTask<PreparedOperation> PrepareAsync(
        GatewayState state, GraphQLDocument document, string? operationName, CancellationToken cancellationToken)
    {
        var operations = document.Definitions.OfType<GraphQLOperationDefinition>().ToList();
        var operation = operationName is null
            ? operations.Count == 1 ? operations[0] : null
            : operations.Find(candidate => candidate.Name?.Value == operationName);
        if (operation is null)
        {
            return PreparedOperation.Invalid(new ClientError(
                operationName is null ? "The document must have exactly one operation, or name the one to run." : $"The document has no operation named {operationName}.",
                ErrorCode.OperationNotFound));
        }

        var fragments = new Dictionary<string, GraphQLFragmentDefinition>(StringComparer.Ordinal);
        foreach (var fragment in document.Definitions.OfType<GraphQLFragmentDefinition>())
        {
            fragments.TryAdd(fragment.FragmentName.Name.StringValue, fragment);
        }

        var root = RootType(state.Schema, operation.Operation);
        if (root is null)
        {
            return PreparedOperation.Invalid(new ClientError($"The schema has no {operation.Operation.ToString().ToLowerInvariant()} type.", ErrorCode.ValidationFailed));
        }

        var inspector = new OperationInspector(state.Schema, fragments);
        if (Beyond(inspector.Inspect(operation, root)) is { } refusal)
        {
            return refusal;
        }

        var errors = await state.Validator.ValidateAsync(document, operation, cancellationToken);
        return errors.Count > 0
            ? PreparedOperation.Invalid(errors)
            : new PreparedOperation
            {
                Definition = operation,
                Fragments = fragments,
                Kind = KindOf(operation.Operation),
                RootType = root,
                Conditions = inspector.Conditions,
                AccessRules = inspector.AccessRules,
                VariableTypes = Declarations(operation),
            };
    }

    private PreparedOperation? Beyond(Measure measure)
    {
        var limits = options.Limits;
        return measure.Depth > limits.MaxDepth ? Limit($"The operation is {measure.Depth} fields deep; {limits.MaxDepth} are allowed.")
            : measure.Aliases > limits.MaxAliases ? Limit($"The operation has more than {limits.MaxAliases} aliases.")
            : measure.RootFields > limits.MaxRootFields ? Limit($"The operation has more than {limits.MaxRootFields} root fields.")
            : measure.Fields > limits.MaxFields ? Limit($"The operation has more than {limits.MaxFields} fields where its fragments are spread.")
            : measure.Directives > limits.MaxDirectives ? Limit($"The operation has more than {limits.MaxDirectives} directives.")
            : measure.IsIntrospecting && !options.IsIntrospectionEnabled
                ? PreparedOperation.Invalid(new ClientError("Introspection is switched off.", ErrorCode.IntrospectionDisabled))
            : null;
    }

    private static PreparedOperation Limit(string message) => PreparedOperation.Invalid(new ClientError(message, ErrorCode.LimitExceeded));

    private static TypeDefinition? RootType(SupergraphSchema schema, OperationType operation) => operation switch
    {
        OperationType.Query => schema.QueryType,
        OperationType.Mutation => schema.MutationType,
        _ => schema.SubscriptionType,
    };

    private static OperationKind KindOf(OperationType operation) => operation switch
    {
        OperationType.Query => OperationKind.Query,
        OperationType.Mutation => OperationKind.Mutation,
        _ => OperationKind.Subscription,
    };

    /// <summary>Types and defaults as subgraphs see them, so that a variable that was left out need not be filled in here.</summary>
    private static Dictionary<string, string> Declarations(GraphQLOperationDefinition operation) =>
        operation.Variables?.Items.ToDictionary(
            definition => definition.Variable.Name.StringValue,
            definition => TypeReference.From(definition.Type) + (definition.DefaultValue is { } value ? "=" + ValuePrinter.Print(value) : "")) ?? [];
}
