using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Octomart.Hosting;

/// <summary>Whether the names of settings exist: a misspelt one would be ignored in silence, and its default would rule.</summary>
internal static class SettingsNames
{
    /// <summary>
    /// What a section sets that its options do not have. What belongs to another section within it is left to that one; whole sections that a process does
    /// not know are those of other processes, which share its environment.
    /// </summary>
    public static IEnumerable<string> Unknown(Type options, IConfigurationSection section, IEnumerable<string> sections)
    {
        var properties = options.GetProperties(BindingFlags.Public | BindingFlags.Instance).ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var setting in section.GetChildren())
        {
            if (!properties.TryGetValue(setting.Key, out var property))
            {
                if (!sections.Any(other => IsOrContains(setting.Path, other)))
                {
                    yield return $"{setting.Path} is no setting. {section.Path} has {string.Join(", ", properties.Keys.Order(StringComparer.Ordinal))}.";
                }
            }
            else
            {
                foreach (var mistake in GroupsIn(property.PropertyType, setting).SelectMany(group => Unknown(group.Type, group.Settings, sections)))
                {
                    yield return mistake;
                }
            }
        }
    }

    private static IEnumerable<(Type Type, IConfigurationSection Settings)> GroupsIn(Type type, IConfigurationSection setting) => type switch
    {
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Dictionary<,>) =>
            setting.GetChildren().Where(_ => SettingsText.IsGroup(type.GenericTypeArguments[1])).Select(one => (type.GenericTypeArguments[1], one)),
        _ when SettingsText.IsGroup(type) => [(type, setting)],
        _ => [],
    };

    private static bool IsOrContains(string path, string section) =>
        section.StartsWith(path, StringComparison.OrdinalIgnoreCase) && (section.Length == path.Length || section[path.Length] == ':');
}
