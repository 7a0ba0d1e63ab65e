using Microsoft.Extensions.DependencyInjection;
using Octomart.Messaging;

namespace Octomart.SubgraphDefaults.Topics;

/// <summary>Registers topics.</summary>
public static class TopicServiceCollectionExtensions
{
    /// <summary>Adds a <see cref="Topic{T}"/> of all replicas of the service.</summary>
    /// <param name="services">The service's.</param>
    /// <param name="name">Unique within the service.</param>
    public static IServiceCollection AddTopic<T>(this IServiceCollection services, string name) =>
        services.AddSingleton(provider => new Topic<T>(name, provider.GetRequiredService<ReplicaBroadcast>()));
}
