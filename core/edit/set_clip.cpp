#include "core/edit/set_clip.h"

#include "core/base/translate.h"
#include "core/edit/draft.h"
#include "core/model/validate.h"

namespace weft {

namespace {

Status checkSound(const ClipBody &body)
{
    if (!isGain(body.gainDb))
        return fail(ErrorKind::Refused,
                    tr("The gain %1 dB is above %2 dB.").arg(body.gainDb).arg(kMaxGainDb));
    if (!isPan(body.pan))
        return fail(ErrorKind::Refused,
                    tr("The pan %1 is not between −1 (left) and 1 (right).").arg(body.pan));
    if (!isChannelMap(body.channels))
        return fail(ErrorKind::Refused,
                    tr("A channel of the source is a number from 0 to %1, or −1 for none.")
                        .arg(kMaxSourceChannels - 1));
    return {};
}

} // namespace

Result<Project> apply(const Project &project, const SetClip &edit)
{
    Draft draft(project);
    const auto place = draft.unlockedClip(edit.clip);
    if (!place)
        return fail(place);
    ClipBody body = *place->clip.body;
    body.name = edit.name.value_or(body.name);
    body.enabled = edit.enabled.value_or(body.enabled);
    body.fit = edit.fit.value_or(body.fit);
    body.sampling = edit.sampling.value_or(body.sampling);
    body.timeInterpolation = edit.timeInterpolation.value_or(body.timeInterpolation);
    body.gainDb = edit.gainDb.value_or(body.gainDb);
    body.fadeIn = edit.fadeIn.value_or(body.fadeIn);
    body.fadeOut = edit.fadeOut.value_or(body.fadeOut);
    body.pan = edit.pan.value_or(body.pan);
    body.channels = edit.channels.value_or(body.channels);
    body.keepsPitch = edit.keepsPitch.value_or(body.keepsPitch);
    if (const Status status = checkSound(body); !status)
        return fail(status);
    for (const Fade &fade : {body.fadeIn, body.fadeOut}) {
        if (fade.length < 0 || fade.length > body.length)
            return fail(ErrorKind::Refused, tr("A fade of %1 frames does not fit a clip of %2.")
                                                .arg(fade.length)
                                                .arg(body.length));
    }
    if (edit.title) {
        if (!std::holds_alternative<TitleSource>(body.source))
            return fail(ErrorKind::Refused,
                        tr("The clip at frame %1 is not a title.").arg(place->clip.start));
        if (!isValid(*edit.title))
            return fail(ErrorKind::Refused, tr("A title's size is 0.5 to 100 % of the picture's "
                                               "height, its weight 100 to 900."));
        body.source = *edit.title;
    }
    if (edit.colour) {
        if (!std::holds_alternative<ColourSource>(body.source))
            return fail(ErrorKind::Refused,
                        tr("The clip at frame %1 is not a colour.").arg(place->clip.start));
        body.source = ColourSource{*edit.colour};
    }
    draft.setBody(*place, std::move(body));
    return std::move(draft).take();
}

} // namespace weft
