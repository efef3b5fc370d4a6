#include "tests/core/edit/random_edit.h"

namespace weft::test {

namespace {

MediaItem footage(const char *path, bool hasPicture, bool hasSound)
{
    MediaItem item;
    item.path = QString::fromUtf8(path);
    const FrameRate rate = FrameRate::make(25).value();
    if (hasPicture)
        item.info.video
            = VideoInfo{QStringLiteral("h264"), 640, 360, 1, 0, false, rate, false, 400, 16};
    if (hasSound)
        item.info.audio = {{QStringLiteral("aac"), 2, 48000, 16}};
    return item;
}

} // namespace

std::vector<Edit> randomStart(const Choose &choose)
{
    std::vector<Edit> edits{AddMedia{footage("film.mov", true, true)},
                            AddMedia{footage("silent.mov", true, false)},
                            AddMedia{footage("song.wav", false, true)}};
    Recipe recipe;
    recipe.generator = QStringLiteral("testpattern");
    recipe.version = QStringLiteral("1.0");
    recipe.width = 640;
    recipe.height = 360;
    recipe.length = 100;
    edits.push_back(AddShot{QStringLiteral("shot"), {}, recipe});
    const std::vector<FrameRate> rates{FrameRate::make(24000, 1001).value(),
                                       FrameRate::make(25).value(), FrameRate::make(60).value(),
                                       FrameRate::make(120).value()};
    SequenceSettings settings{640, 360, rates[static_cast<std::size_t>(choose(0, 3))]};
    edits.push_back(AddSequence{QStringLiteral("cut"), settings, static_cast<int>(choose(1, 4)),
                                static_cast<int>(choose(1, 3))});
    edits.push_back(AddSequence{QStringLiteral("insert"), {}, 1, 1});

    Project project;
    for (const Edit &edit : edits)
        project = weft::apply(project, edit).value();
    for (std::int64_t tries = choose(0, 24); tries > 0; --tries) {
        const std::array kPlacing{Edit(Append()).index(), Edit(Overwrite()).index(),
                                  Edit(Insert()).index()};
        const Edit edit = randomEdit(project, kPlacing[static_cast<std::size_t>(choose(0, 2))],
                                     choose);
        if (auto next = weft::apply(project, edit)) {
            project = *std::move(next);
            edits.push_back(edit);
        }
    }
    return edits;
}

} // namespace weft::test
