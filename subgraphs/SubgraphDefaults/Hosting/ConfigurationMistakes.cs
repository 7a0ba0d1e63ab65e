using Microsoft.Extensions.Options;

namespace Octomart.SubgraphDefaults.Hosting;

/// <summary>What is wrong with a service's settings, all of it at once, for the person who set them.</summary>
internal static class ConfigurationMistakes
{
    /// <summary>One a mistake; none when the start failed for another reason.</summary>
    public static IReadOnlyList<string> In(Exception refused) => refused switch
    {
        OptionsValidationException invalid => [.. invalid.Failures],
        AggregateException several when several.InnerExceptions.All(inner => inner is OptionsValidationException) => [.. several.InnerExceptions.SelectMany(In)],
        _ => [],
    };
}
