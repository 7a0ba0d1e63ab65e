using GraphQL;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Octomart.GraphQLTransport;
using Octomart.Hosting;
using Octomart.Messaging;
using Octomart.Store;
using Octomart.SubgraphDefaults.Calls;
using Octomart.SubgraphDefaults.Execution;
using Octomart.SubgraphDefaults.Idempotency;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.SubgraphDefaults.Hosting;

/// <summary>Turns a <see cref="Subgraph"/> into a web application: alone, in the apphost, and in tests, the same code.</summary>
public static class SubgraphHost
{
    private const string FederationVersion = "2.9";

    /// <summary>The program of a subgraph that runs alone. <c>schema export [FILE]</c> writes its SDL instead of serving.</summary>
    public static async Task RunAsync(Subgraph subgraph, string[] args)
    {
        ArgumentNullException.ThrowIfNull(subgraph);
        ArgumentNullException.ThrowIfNull(args);
        if (args is ["schema", "export", ..])
        {
            var sdl = ExportSchema(subgraph);
            if (args is [_, _, var file])
            {
                await File.WriteAllTextAsync(file, sdl);
            }
            else
            {
                await Console.Out.WriteAsync(sdl);
            }

            return;
        }

        try
        {
            await using var app = Build(subgraph, args);
            if (app.Urls.Count == 0 && app.Configuration["urls"] is null)
            {
                app.Urls.Add(SubgraphEndpoints.DefaultUrl(subgraph.Name));
            }

            await app.RunAsync();
        }
        catch (SettingsException refused)
        {
            await Console.Error.WriteLineAsync($"{subgraph.Name} does not start. {refused.Message}");
            Environment.ExitCode = 1;
        }
    }

    /// <summary>The subgraph's SDL, without starting anything.</summary>
    public static string ExportSchema(Subgraph subgraph)
    {
        using var app = Build(subgraph, []);
        return app.Services.GetRequiredService<SubgraphSchema>().ToSdl();
    }

    /// <summary>Builds the application; nothing runs yet.</summary>
    /// <param name="subgraph">Which one.</param>
    /// <param name="args">Settings from the command line.</param>
    /// <param name="settings">Settings that win over files and environment; the apphost and tests pass addresses and folders.</param>
    /// <param name="services">Replacements, such as a shared message bus or a clock.</param>
    /// <exception cref="SettingsException">The settings are wrong; it names all mistakes.</exception>
    public static WebApplication Build(
        Subgraph subgraph, string[] args, IEnumerable<KeyValuePair<string, string?>>? settings = null, Action<IServiceCollection>? services = null)
    {
        ArgumentNullException.ThrowIfNull(subgraph);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = subgraph.GetType().Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });

        // Named after the subgraph: several projects publish into one folder.
        builder.Configuration.Sources.Insert(0, SettingsFile(subgraph));
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.AddServiceDefaults(subgraph.Name);
        AddSubgraph(builder.Services, subgraph, builder.Configuration);
        services?.Invoke(builder.Services);
        Conventions.Install(builder.Services);

        var app = builder.BuildWithCheckedSettings();
        app.UseWebSockets();
        app.UseAuthentication();
        app.MapServiceDefaults();
        app.MapGraphQLTransport();
        subgraph.MapEndpoints(app);
        return app;
    }

    private static void AddSubgraph(IServiceCollection services, Subgraph subgraph, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOctomartAuthentication(subgraph.Name, configuration);
        AddSubgraphClient(services);
        services.AddScoped(typeof(DocumentLoader<>));
        services.AddDocumentStore(subgraph.Name, model =>
        {
            model.AddIdempotency();
            subgraph.ConfigureStore(model);
        });
        services.AddHostedService<IdempotencySweeper>();
        subgraph.ConfigureMessages(services.AddMessaging(subgraph.Name));
        subgraph.ConfigureServices(services, configuration);
        AddGraphQL(services, subgraph);
    }

    /// <summary>A subgraph that is away costs a page a fraction of a second, and calls to the others nothing: each has a circuit breaker of its own.</summary>
    private static void AddSubgraphClient(IServiceCollection services) => services.AddHttpClient<SubgraphClient>()
        .RemoveAllLoggers() // Traces tell of every call, and more; four lines of log each would hide what matters.
        .AddStandardResilienceHandler(options =>
        {
            options.Retry.MaxRetryAttempts = 2;
            options.Retry.Delay = TimeSpan.FromMilliseconds(100);
            options.AttemptTimeout.Timeout = TimeSpan.FromSeconds(10);
            options.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(20);
        })
        .SelectPipelineByAuthority();

    private static void AddGraphQL(IServiceCollection services, Subgraph subgraph)
    {
        var assembly = subgraph.GetType().Assembly;
        services.AddGraphQLTransport();
        services.AddSingleton<IGraphQLExecutor, SubgraphExecutor>();
        services.AddSingleton<SubgraphSerializer>();
        services.AddTransient(typeof(MarkerUnion<>));
        services.AddGraphQL(graphql =>
        {
            graphql
                .AddSchema(provider => new SubgraphSchema(provider, assembly))
                .AddGraphTypes(typeof(SubgraphSchema).Assembly)
                .AddGraphTypes(assembly)
                .AddFederation(FederationVersion, link =>
                {
                    link.Imports.Add("@authenticated", "@authenticated");
                    link.Imports.Add("@requiresScopes", "@requiresScopes");
                })
                .ConfigureSchema((schema, _) => FederationDirectives.Correct(schema))
                .AddGraphTypeMappingProvider(new UnionMapping())
                .AddAutoClrMappings()
                .AddScopedSubscriptionExecutionStrategy()
                .AddErrorInfoProvider<Execution.ErrorInfo>()
                .AddSerializer(provider => provider.GetRequiredService<SubgraphSerializer>())
                .ConfigureExecution<DocumentCache>()
                .ConfigureExecution<UnhandledErrorLog>()
                .AddComplexityAnalyzer(options => options.MaxDepth = 30);
            subgraph.ConfigureGraphQL(graphql);
        });
    }

    private static Microsoft.Extensions.Configuration.Json.JsonConfigurationSource SettingsFile(Subgraph subgraph)
    {
        var source = new Microsoft.Extensions.Configuration.Json.JsonConfigurationSource
        {
            Path = Path.Combine(AppContext.BaseDirectory, $"{subgraph.Name}.settings.json"),
            Optional = true,
        };
        source.ResolveFileProvider();
        return source;
    }
}
