using GraphQL.Types;

namespace Octomart.SubgraphDefaults.Schema;

/// <summary>Corrects what GraphQL.NET 8.8 gets wrong about the federation directives.</summary>
internal static class FederationDirectives
{
    /// <summary>
    /// <c>@requiresScopes(scopes: [["a", "b"]])</c> takes a list of lists, any of which suffices; GraphQL.NET declares a plain list and
    /// cannot print the directive.
    /// </summary>
    public static void Correct(ISchema schema)
    {
        var requiresScopes = schema.Directives.Find("requiresScopes")!;
        requiresScopes.Arguments = [new QueryArgument<NonNullGraphType<ListGraphType<NonNullGraphType<ListGraphType<NonNullGraphType<StringGraphType>>>>>> { Name = "scopes" }];
    }
}
