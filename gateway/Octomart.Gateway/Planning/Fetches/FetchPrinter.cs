using System.Text;
using Octomart.Gateway.Planning.Contexts;

namespace Octomart.Gateway.Planning.Fetches;

/// <summary>Writes what a fetch asks for as GraphQL text.</summary>
internal static class FetchPrinter
{
    public static string Print(FetchSelection selection)
    {
        var text = new StringBuilder();
        Append(text, selection);
        return text.ToString();
    }

    /// <summary>The variables that the selection uses, in order of appearance.</summary>
    public static void CollectVariables(FetchSelection selection, ISet<string> variables)
    {
        foreach (var field in selection.Fields.Values)
        {
            variables.UnionWith(field.Variables);
            if (field.Selection is not null)
            {
                CollectVariables(field.Selection, variables);
            }
        }

        foreach (var fragment in selection.Fragments.Values)
        {
            CollectVariables(fragment, variables);
        }
    }

    private static void Append(StringBuilder text, FetchSelection selection)
    {
        text.Append('{');
        var start = text.Length;
        AppendItems(text, selection, start);
        if (text.Length == start)
        {
            text.Append("__typename");
        }

        text.Append('}');
    }

    private static void AppendItems(StringBuilder text, FetchSelection selection, int start)
    {
        if (selection.WantsTypeName && selection.Node.IsAbstract)
        {
            Separate(text, start).Append("__typename");
        }

        foreach (var field in selection.Fields.Values)
        {
            Separate(text, start);
            if (field.ResponseKey != field.Name)
            {
                text.Append(field.ResponseKey).Append(':');
            }

            text.Append(field.Name).Append(ContextNeed.Arguments(field.Arguments, field.Contexts, isMarked: true));
            if (field.Selection is not null)
            {
                Append(text, field.Selection);
            }
        }

        foreach (var (target, fragment) in selection.Fragments)
        {
            if (fragment.Fields.Count > 0 || fragment.Fragments.Count > 0)
            {
                Separate(text, start).Append("... on ").Append(target.Type.Name);
                Append(text, fragment);
            }
        }
    }

    private static StringBuilder Separate(StringBuilder text, int start) => text.Length > start ? text.Append(' ') : text;
}
