using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PsoasBot.Conversations;
using PsoasBot.Conversations.CheckIns;
using PsoasBot.Conversations.Edits;
using PsoasBot.Conversations.Inbox;
using PsoasBot.Conversations.Retention;
using PsoasBot.Conversations.Sessions;
using PsoasBot.Moderation.Curated;
using PsoasBot.Moderation.Review;
using PsoasBot.Moderation.Stats;
using PsoasBot.Storage.Backup;
using PsoasBot.Storage.CheckIns;
using PsoasBot.Storage.Inbox;
using PsoasBot.Storage.Review;
using PsoasBot.Storage.Sessions;

namespace PsoasBot.Storage;

/// <summary>Registers the store and what it implements for other rooms. Call it before the rooms whose workers use it.</summary>
internal static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddOptions<StoreOptions>().BindConfiguration("Store").ValidateOnStart();
        services.AddSingleton<IValidateOptions<StoreOptions>, StoreOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => Rooted(provider.GetRequiredService<IOptions<StoreOptions>>().Value, provider.GetRequiredService<IHostEnvironment>()));
        services.AddSingleton<Store>();
        services.AddSingleton<Migrator>();
        services.AddHostedService<StoreStart>();
        services.AddSingleton<IInbox, InboxStore>();
        services.AddSingleton<IKeptData, KeptDataStore>();
        services.AddSingleton<ICheckIns, CheckInStore>();
        services.AddSingleton<IRoutineSessions, RoutineSessionStore>();
        services.AddSingleton<IWaitingDraws, WaitingDrawStore>();
        services.AddSingleton<IPublishedAnswers, PublishedAnswerStore>();
        services.AddSingleton<IReviewStore, ReviewStore>();
        services.AddSingleton<ICuratedStore, CuratedStore>();
        services.AddSingleton<IReviewStats, StatsStore>();
        services.AddSingleton<IEdits, EditStore>();
        services.AddSingleton<StoreBackup>();
        services.AddSingleton<IAnswerLookup, AnswerLookupStore>();
        services.AddSingleton<IReviewPosts, ReviewPostStore>();
        return services;
    }

    private static StoreOptions Rooted(StoreOptions options, IHostEnvironment environment)
    {
        options.File = Path.Combine(environment.ContentRootPath, options.File);
        return options;
    }
}
