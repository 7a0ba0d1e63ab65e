using System.Collections;
using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Octomart.Hosting;

/// <summary>Whether texts can be read as what they are to be.</summary>
internal static class SettingsText
{
    /// <summary>What of a section cannot be read: the keys, and what is wrong with each.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Malformed(Type options, IConfigurationSection section)
    {
        foreach (var property in options.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var setting = section.GetSection(property.Name);
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>))
            {
                foreach (var mistake in setting.GetChildren().SelectMany(one => Malformed(type.GenericTypeArguments[1], one)))
                {
                    yield return mistake;
                }
            }
            else if (IsGroup(type))
            {
                foreach (var mistake in Malformed(type, setting))
                {
                    yield return mistake;
                }
            }
            else if (setting.Value is { } text && property.SetMethod is not null && !IsReadable(type, text))
            {
                yield return new(setting.Path, $"{setting.Path} is '{text}': that is {Expected(type)}.");
            }
        }
    }

    /// <summary>What is wrong with an address that is set.</summary>
    public static IEnumerable<string> AddressMistakes(string key, string? text) =>
        text is { Length: > 0 } && !IsAddress(text) ? [$"{key} is '{text}': that is {Expected(typeof(Uri))}."] : [];

    public static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0;

    /// <summary>Settings within settings.</summary>
    public static bool IsGroup(Type type) =>
        type is { IsClass: true } && type != typeof(string) && type != typeof(Uri) && !typeof(IEnumerable).IsAssignableFrom(type);

    // As the configuration binder reads it. Addresses of other kinds, such as a broker's, are for their options to check.
    private static bool IsReadable(Type type, string text)
    {
        if (type == typeof(Uri))
        {
            return text.Length == 0 || Uri.TryCreate(text, UriKind.Absolute, out _);
        }

        var converter = TypeDescriptor.GetConverter(type);
        if (!converter.CanConvertFrom(typeof(string)))
        {
            return true;
        }

        try
        {
            converter.ConvertFromInvariantString(text);
            return true;
        }
        catch (Exception error) when (error is FormatException or ArgumentException or OverflowException or NotSupportedException || error.InnerException is FormatException or OverflowException)
        {
            return false;
        }
    }

    private static string Expected(Type type) => type switch
    {
        _ when type == typeof(TimeSpan) => "no duration, such as 00:00:05 or 1.12:00:00",
        _ when type == typeof(Uri) => "no address, such as http://127.0.0.1:5000",
        _ when type == typeof(bool) => "neither true nor false",
        { IsEnum: true } => $"none of {string.Join(", ", Enum.GetNames(type))}",
        _ when type == typeof(double) || type == typeof(decimal) => "no number",
        _ => "no whole number that fits",
    };
}
