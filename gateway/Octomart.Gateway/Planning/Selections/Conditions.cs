using GraphQLParser.AST;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Planning.Selections;

/// <summary><c>@skip</c> and <c>@include</c> (spec 3.13).</summary>
internal static class Conditions
{
    public static bool IsIncluded(GraphQLDirectives? directives, Func<string, bool> condition)
    {
        foreach (var directive in directives?.Items ?? [])
        {
            var isSkip = directive.Name.Value == "skip";
            if (!isSkip && directive.Name.Value != "include")
            {
                continue;
            }

            var value = directive.Argument("if") switch
            {
                GraphQLVariable variable => condition(variable.Name.StringValue),
                GraphQLBooleanValue literal => literal.BoolValue,
                _ => !isSkip,
            };
            if (value == isSkip)
            {
                return false;
            }
        }

        return true;
    }
}
