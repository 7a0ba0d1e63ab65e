using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Octomart.Store.MongoDb;
using Octomart.Store.Sqlite;

namespace Octomart.Store;

/// <summary>Registers a service's document store.</summary>
public static class StoreServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IDocumentStore"/>: a SQLite file <c>{DataDirectory}/{serviceName}.db</c>, or MongoDB when
    /// <see cref="MongoDbOptions.ConnectionString"/> is set. The host prepares it before anything else starts.
    /// </summary>
    public static IServiceCollection AddDocumentStore(this IServiceCollection services, string serviceName, Action<StoreModel> configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(serviceName);
        services.AddStoreModel(configure);
        services.AddOptions<StoreOptions>().BindConfiguration(StoreOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => Open(serviceName, provider));
        services.AddSingleton(provider => (IStoreStartup)provider.GetRequiredService<IDocumentStore>());
        services.AddHostedService<StoreStartupService>();
        return services;
    }

    /// <summary>Adds collections to the service's model: what a library such as Messaging keeps in the same store.</summary>
    public static IServiceCollection AddStoreModel(this IServiceCollection services, Action<StoreModel> configure) =>
        services.AddSingleton(new StoreModelPart(configure));

    private static IDocumentStore Open(string serviceName, IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<StoreOptions>>().Value;
        var model = new StoreModel();
        foreach (var part in provider.GetServices<StoreModelPart>())
        {
            part.Configure(model);
        }

        var observers = provider.GetServices<ICommitObserver>().ToList();
        if (!string.IsNullOrWhiteSpace(options.MongoDb.ConnectionString))
        {
            return new MongoDbDocumentStore(options.MongoDb.ConnectionString, $"{options.MongoDb.Database}_{serviceName}", model, observers);
        }

        return new SqliteDocumentStore(Path.GetFullPath(Path.Combine(options.DataDirectory, $"{serviceName}.db")), model, observers);
    }

    private sealed record StoreModelPart(Action<StoreModel> Configure);
}
