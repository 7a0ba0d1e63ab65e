using System.Globalization;
using GraphQLParser;
using GraphQLParser.AST;

namespace Octomart.Gateway.Supergraph;

/// <summary>Short ways to ask a directive for its arguments.</summary>
internal static class DirectiveReading
{
    public static IEnumerable<GraphQLDirective> Named(this GraphQLDirectives? directives, string name) =>
        directives?.Items.Where(directive => directive.Name.Value == name) ?? [];

    public static GraphQLValue? Argument(this GraphQLDirective directive, string name) =>
        directive.Arguments?.Items.FirstOrDefault(argument => argument.Name.Value == name)?.Value;

    public static string? Text(this GraphQLDirective directive, string name) => directive.Argument(name) switch
    {
        GraphQLStringValue text => text.Value.ToString(),
        GraphQLEnumValue value => value.Name.StringValue,
        _ => null,
    };

    public static string? Text(this GraphQLObjectValue value, string field) =>
        (value.Fields?.FirstOrDefault(candidate => candidate.Name.Value == field)?.Value as GraphQLStringValue)?.Value.ToString();

    public static bool Flag(this GraphQLDirective directive, string name, bool absent = false) =>
        directive.Argument(name) is GraphQLBooleanValue value ? value.BoolValue : absent;

    public static int? Number(this GraphQLDirective directive, string name) => directive.Argument(name) switch
    {
        GraphQLIntValue value when int.TryParse(value.Value.Span, CultureInfo.InvariantCulture, out var number) => number,
        GraphQLStringValue value when double.TryParse(value.Value.Span, CultureInfo.InvariantCulture, out var number) => (int)Math.Ceiling(number),
        _ => null,
    };

    public static IReadOnlyList<string> Texts(this GraphQLValue? value) =>
        [.. (value as GraphQLListValue)?.Values?.OfType<GraphQLStringValue>().Select(text => text.Value.ToString()) ?? []];

    public static IReadOnlyList<IReadOnlyList<string>> TextGroups(this GraphQLValue? value) =>
        [.. (value as GraphQLListValue)?.Values?.Select(group => group.Texts()) ?? []];

    /// <summary>Types alone: the parser counts definitions of directives among them.</summary>
    public static IEnumerable<GraphQLTypeDefinition> TypeDefinitions(this GraphQLDocument document) =>
        document.Definitions.OfType<GraphQLTypeDefinition>().Where(definition => definition is not GraphQLDirectiveDefinition);

    /// <summary>Line and column, for error messages.</summary>
    public static string Place(this ASTNode node, GraphQLDocument document)
    {
        var location = Location.FromLinearPosition(document.Source, node.Location.Start);
        return $"{location.Line}:{location.Column}";
    }
}
