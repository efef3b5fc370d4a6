#include "app/cli/command.h"

#include "core/base/json_text.h"
#include "core/cache/cache_store.h"

namespace weft::cli {

namespace {

struct Options
{
    bool clear = false;
    std::vector<std::string> kinds;
    std::optional<std::uint64_t> budget;
    bool json = false;
};

QString sizeText(std::int64_t bytes)
{
    return tr("%1 MB").arg(static_cast<double>(bytes) / 1e6, 0, 'f', 1);
}

Result<std::vector<CacheKind>> kindsOf(const std::vector<std::string> &names)
{
    std::vector<CacheKind> kinds;
    QStringList known;
    for (const auto &[kind, name] : enumNames(CacheKind())) {
        known << QString::fromLatin1(name);
        if (names.empty() || std::find(names.begin(), names.end(), name) != names.end())
            kinds.push_back(kind);
    }
    for (const std::string &name : names) {
        if (!known.contains(QString::fromStdString(name)))
            return fail(ErrorKind::Usage,
                        tr("\"%1\" is no kind of cache; there are %2.")
                            .arg(QString::fromStdString(name), known.join(QLatin1String(", "))));
    }
    return kinds;
}

Status clear(const Options &options, CacheStore &store)
{
    const auto kinds = kindsOf(options.kinds);
    if (!kinds)
        return fail(kinds);
    for (const CacheKind kind : *kinds) {
        if (const Status cleared = store.clear(kind); !cleared)
            return cleared;
    }
    return {};
}

void show(const Options &options, const CacheStore &store)
{
    const std::vector<CacheUse> all = store.use();
    std::int64_t total = 0;
    nlohmann::ordered_json json{{"folder", store.folder().toStdString()},
                                {"budgetBytes", store.budget()},
                                {"kinds", nlohmann::ordered_json::object()}};
    QStringList lines{store.folder()};
    for (const CacheUse &use : all) {
        total += use.bytes;
        json["kinds"][std::string(nameOf(use.kind))] = {{"entries", use.entries},
                                                        {"bytes", use.bytes}};
        lines << tr("    %1 %2 in %n", static_cast<int>(use.entries))
                     .arg(QString::fromLatin1(nameOf(use.kind)), -12)
                     .arg(sizeText(use.bytes), 14);
    }
    lines << tr("    %1 of %2").arg(sizeText(total), sizeText(store.budget()));
    print(options.json ? QString::fromUtf8(prettyJson(json).trimmed())
                       : lines.join(QLatin1Char('\n')));
}

Status run(const Options &options)
{
    if (!options.kinds.empty() && !options.clear)
        return fail(ErrorKind::Usage, tr("Kinds are given with --clear alone."));
    if (options.budget) {
        if (!std::in_range<std::int64_t>(*options.budget))
            return fail(ErrorKind::Usage, tr("That budget is larger than any disk."));
        const CacheSettings settings{static_cast<std::int64_t>(*options.budget)};
        if (const Status written = writeCacheSettings(settings); !written)
            return written;
    }
    const auto settings = readCacheSettings();
    if (!settings)
        return fail(settings);
    CacheStore store;
    if (options.clear) {
        if (const Status cleared = clear(options, store); !cleared)
            return cleared;
    }
    if (options.budget)
        store.trim();
    show(options, store);
    return {};
}

} // namespace

Run addCache(CLI::App &app)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand(
        "cache", "Show, limit or clear what Weft keeps to work faster: thumbnails, waveforms and "
                 "rendered frames. All of it can be made\n"
                 "again; its folder may be deleted at any time.");
    command->add_option("kinds", options->kinds,
                        "With --clear: thumbnails, waveforms, frames; all of them by default");
    command->add_flag("--clear", options->clear, "Remove what is kept");
    command
        ->add_option("--budget", options->budget,
                     "Keep at most so many bytes, from now on and for all programs of this user: "
                     "20GB, 500MB, 0 to keep nothing")
        ->transform(CLI::AsSizeValue(true));
    command->add_flag("--json", options->json, "For programs");
    return [options] { return run(*options); };
}

} // namespace weft::cli
