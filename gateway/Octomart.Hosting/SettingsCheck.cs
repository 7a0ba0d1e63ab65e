using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Octomart.Hosting;

/// <summary>
/// Everything that is wrong with a process's settings, all at once and before anything uses them: names that do not exist, texts that are no duration, number
/// or address, values out of their limits, and what options classes say about themselves. An options class that names its section in a constant <c>Section</c> is checked.
/// </summary>
public static class SettingsCheck
{
    private const string Subgraphs = "Octomart:Subgraphs";

    /// <summary>Builds the application if its settings are right.</summary>
    /// <param name="builder">With all services in it.</param>
    /// <param name="sections">Of options that this process reads from another section than their usual one.</param>
    /// <param name="addresses">Keys of addresses that no options class holds.</param>
    /// <exception cref="SettingsException">Something is wrong.</exception>
    public static WebApplication BuildWithCheckedSettings(
        this WebApplicationBuilder builder, IReadOnlyDictionary<Type, string>? sections = null, params IEnumerable<string> addresses)
    {
        ArgumentNullException.ThrowIfNull(builder);

        // Of its own, because the host reads settings while it is being built. Only options are made with it.
        using var services = builder.Services.BuildServiceProvider();
        var read = builder.Services.Select(OptionsOf).OfType<Type>().Where(type => SectionOf(type) is not null).Distinct()
            .ToDictionary(type => type, type => sections?.GetValueOrDefault(type) ?? SectionOf(type)!);
        // Looked for only when a name is met that its section does not have.
        var known = read.Values.Concat(read.Keys.Select(type => type.Assembly).Distinct().SelectMany(assembly => assembly.GetTypes()).Select(SectionOf).OfType<string>());
        var keys = builder.Configuration.GetSection(Subgraphs).GetChildren().Select(subgraph => $"{subgraph.Path}:Url").Concat(addresses);
        List<string> mistakes =
        [
            .. read.SelectMany(options => SettingsNames.Unknown(options.Key, builder.Configuration.GetSection(options.Value), known)),
            .. read.SelectMany(options => In(options.Key, options.Value, services)),
            .. keys.SelectMany(key => SettingsText.AddressMistakes(key, builder.Configuration[key])),
        ];
        return mistakes.Count == 0 ? builder.Build() : throw new SettingsException(mistakes);
    }

    /// <summary>The section that an options class names; null for other classes.</summary>
    public static string? SectionOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return (string?)type.GetField("Section", BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)?.GetRawConstantValue();
    }

    private static Type? OptionsOf(ServiceDescriptor service) =>
        service.ServiceType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(IConfigureOptions<>) ? type.GenericTypeArguments[0] : null;

    private static IEnumerable<string> In(Type type, string section, IServiceProvider services) =>
        (IEnumerable<string>)typeof(SettingsCheck).GetMethod(nameof(Of), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [section, services])!;

    private static List<string> Of<T>(string section, IServiceProvider services) where T : class, new()
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        var malformed = SettingsText.Malformed(typeof(T), configuration.GetSection(section)).ToDictionary(StringComparer.OrdinalIgnoreCase);
        var options = malformed.Count == 0 ? AsConfigured<T>(services) : WithoutMalformed<T>(section, configuration, malformed);
        var own = services.GetServices<IValidateOptions<T>>().Where(validation => validation is not DataAnnotationValidateOptions<T>)
            .SelectMany(validation => validation.Validate(Options.DefaultName, options).Failures ?? []);
        return [.. malformed.Values, .. SettingsLimits.Exceeded(options, section), .. own];
    }

    private static T AsConfigured<T>(IServiceProvider services) where T : class, new()
    {
        var options = new T();
        foreach (var setup in services.GetServices<IConfigureOptions<T>>())
        {
            setup.Configure(options);
        }

        return options;
    }

    // What cannot be read keeps its default, so that the rest is checked as well.
    private static T WithoutMalformed<T>(string section, IConfiguration configuration, Dictionary<string, string> malformed) where T : class, new()
    {
        var options = new T();
        new ConfigurationBuilder().AddInMemoryCollection(configuration.AsEnumerable().Where(setting => !malformed.ContainsKey(setting.Key))).Build().GetSection(section).Bind(options);
        return options;
    }
}
