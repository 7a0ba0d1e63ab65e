using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Octomart.Hosting;

/// <summary>Whether values are within the limits that their attributes set, those of groups within groups, too.</summary>
internal static class SettingsLimits
{
    public static IEnumerable<string> Exceeded(object options, string section)
    {
        foreach (var property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0))
        {
            var (value, path) = (property.GetValue(options), $"{section}:{property.Name}");
            foreach (var limit in property.GetCustomAttributes<ValidationAttribute>())
            {
                // That attribute looks at the beginning only.
                if (limit is UrlAttribute)
                {
                    foreach (var mistake in SettingsText.AddressMistakes(path, (string?)value))
                    {
                        yield return mistake;
                    }
                }
                else if (limit.GetValidationResult(value, new ValidationContext(options) { MemberName = property.Name }) is { ErrorMessage: { } message })
                {
                    yield return $"{path}: {message}";
                }
            }

            foreach (var (group, at) in GroupsIn(value, path))
            {
                foreach (var mistake in Exceeded(group, at))
                {
                    yield return mistake;
                }
            }
        }

        foreach (var mistake in Together(options, section))
        {
            yield return mistake;
        }
    }

    /// <summary>What is wrong with values that are good each by itself.</summary>
    private static IEnumerable<string> Together(object options, string section) => options is IValidatableObject whole
        ? whole.Validate(new ValidationContext(options)).Select(mistake => $"{string.Join(", ", mistake.MemberNames.Select(member => $"{section}:{member}"))}: {mistake.ErrorMessage}")
        : [];

    private static IEnumerable<(object Group, string Path)> GroupsIn(object? value, string path) => value switch
    {
        IDictionary named => named.Keys.Cast<object>().SelectMany(name => GroupsIn(named[name], $"{path}:{name}")),
        { } group when SettingsText.IsGroup(group.GetType()) => [(group, path)],
        _ => [],
    };
}
