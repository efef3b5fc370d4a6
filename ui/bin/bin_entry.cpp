#include "ui/bin/bin_model.h"

#include "core/base/translate.h"

namespace weft::ui {

namespace {

BinKind kindOfMedia(const MediaInfo &info)
{
    if (info.lut)
        return BinKind::Lut;
    if (info.isStill)
        return BinKind::Picture;
    return info.video ? BinKind::Film : BinKind::Sound;
}

} // namespace

BinKind kindOf(const BinEntry &entry)
{
    if (const auto *item = std::get_if<std::shared_ptr<const MediaItem>>(&entry))
        return kindOfMedia((*item)->info);
    if (std::holds_alternative<std::shared_ptr<const Shot>>(entry))
        return BinKind::Shot;
    return std::holds_alternative<std::shared_ptr<const Sequence>>(entry) ? BinKind::Sequence
                                                                          : BinKind::Folder;
}

std::int64_t idOf(const BinEntry &entry)
{
    return std::visit(
        [](const auto &thing) -> std::int64_t {
            if constexpr (std::is_same_v<std::decay_t<decltype(thing)>, std::monostate>)
                return 0;
            else
                return thing->id.value;
        },
        entry);
}

QString nameOf(const BinEntry &entry)
{
    return std::visit(
        [](const auto &thing) {
            if constexpr (std::is_same_v<std::decay_t<decltype(thing)>, std::monostate>)
                return QString();
            else
                return thing->name;
        },
        entry);
}

QString textOf(BinKind kind)
{
    switch (kind) {
    case BinKind::Folder: return tr("Folder");
    case BinKind::Film: return tr("Film");
    case BinKind::Picture: return tr("Picture");
    case BinKind::Sound: return tr("Sound");
    case BinKind::Lut: return tr("Look-up table");
    case BinKind::Shot: return tr("Generated shot");
    case BinKind::Sequence: return tr("Sequence");
    }
    return {};
}

const char *iconOf(BinKind kind)
{
    switch (kind) {
    case BinKind::Folder: return "folder";
    case BinKind::Film: return "film";
    case BinKind::Picture: return "picture";
    case BinKind::Sound: return "sound";
    case BinKind::Lut: return "curve";
    case BinKind::Shot: return "spark";
    case BinKind::Sequence: return "sequence";
    }
    return "film";
}

Rational durationOf(const BinEntry &entry)
{
    if (const auto *item = std::get_if<std::shared_ptr<const MediaItem>>(&entry))
        return (*item)->info.duration();
    if (const auto *shot = std::get_if<std::shared_ptr<const Shot>>(&entry))
        return (*shot)->recipe.rate.secondsAt((*shot)->recipe.length);
    if (const auto *sequence = std::get_if<std::shared_ptr<const Sequence>>(&entry))
        return (*sequence)->settings.rate.secondsAt((*sequence)->length());
    return {};
}

} // namespace weft::ui
