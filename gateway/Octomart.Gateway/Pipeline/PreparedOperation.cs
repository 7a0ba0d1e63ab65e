using GraphQLParser.AST;
using Octomart.Gateway.Errors;
using Octomart.Gateway.Planning;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Pipeline;

/// <summary>What is known of a document and operation name before variables and caller: the result of parsing, limits and validation.</summary>
internal sealed class PreparedOperation
{
    public IReadOnlyList<ClientError> Errors { get; init; } = [];

    public GraphQLOperationDefinition Definition { get; init; } = null!;

    public IReadOnlyDictionary<string, GraphQLFragmentDefinition> Fragments { get; init; } = null!;

    public OperationKind Kind { get; init; }

    public TypeDefinition RootType { get; init; } = null!;

    /// <summary>Variables that <c>@skip</c> and <c>@include</c> look at: a plan holds for one set of their values.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>Rules that guard fields of this operation: a plan holds for callers to whom the same of them apply.</summary>
    public IReadOnlyList<AccessRule> AccessRules { get; init; } = [];

    /// <summary>Declarations of variables as subgraph requests repeat them: type and default.</summary>
    public IReadOnlyDictionary<string, string> VariableTypes { get; init; } = null!;

    public string Name => Definition.Name?.StringValue ?? Kind.ToString();

    public static PreparedOperation Invalid(params IReadOnlyList<ClientError> errors) => new() { Errors = errors };
}
