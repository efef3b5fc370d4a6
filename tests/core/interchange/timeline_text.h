#pragma once

#include "core/interchange/interchange.h"
#include "core/model/validate.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>

namespace weft::test {

/// The active sequence as text, a line for each track: "V1 film@0+50 film@50+25[100]x2<0|10" is a
/// clip of 50 frames, then one of 25 that begins 100 frames into its source, at double speed, after
/// a dissolve of 10 frames that lies behind the cut, "<0|10 wipe angle=90" another transition.
/// "{3,4}" are fades, "(-6)" a gain in dB, "!" a
/// disabled clip, "&" a linked one.
inline QString transitionText(const Transition &transition)
{
    QString text = QStringLiteral("<%1|%2")
                       .arg(transition.before)
                       .arg(transition.length - transition.before);
    if (transition.kind == QLatin1String("dissolve"))
        return text;
    text += QLatin1Char(' ') + transition.kind;
    for (const auto &[id, value] : transition.parameters) {
        QString shown = QStringLiteral("…");
        if (const auto *curve = std::get_if<Curve>(&value))
            shown = QString::number(curve->constant, 'g', 6);
        else if (const auto *word = std::get_if<QString>(&value))
            shown = *word;
        else if (const auto *isOn = std::get_if<bool>(&value))
            shown = QString::fromLatin1(*isOn ? "yes" : "no");
        text += QStringLiteral(" %1=%2").arg(id, shown);
    }
    return text;
}

inline QString clipText(const Project &project, const Sequence &sequence, const Clip &clip)
{
    const FrameRate rate = sequence.settings.rate;
    QString text = QStringLiteral("%1@%2+%3")
                       .arg(clipName(project, *clip.body))
                       .arg(clip.start)
                       .arg(clip->length);
    const Rational in = clip->in * rate.toRational();
    if (!in.isZero())
        text += QStringLiteral("[%1]").arg(in.toString());
    if (clip->speed != Rational(1))
        text += QStringLiteral("x%1").arg(clip->speed.toString());
    if (clip->transition)
        text += transitionText(*clip->transition);
    if (clip->fadeIn.length > 0 || clip->fadeOut.length > 0)
        text += QStringLiteral("{%1,%2}").arg(clip->fadeIn.length).arg(clip->fadeOut.length);
    if (clip->gainDb != 0)
        text += QStringLiteral("(%1)").arg(clip->gainDb);
    if (!clip->enabled)
        text += QLatin1Char('!');
    if (clip->link)
        text += QLatin1Char('&');
    return text;
}

inline QString timelineText(const Project &project, const Sequence &sequence)
{
    QStringList lines;
    for (const auto &track : sequence.tracks) {
        QStringList words{track->name};
        for (const Clip &clip : track->clips)
            words << clipText(project, sequence, clip);
        lines << words.join(QLatin1Char(' '));
    }
    return lines.join(QLatin1Char('\n'));
}

inline QString timelineText(const Project &project)
{
    return timelineText(project, *project.activeSequence());
}

/// The result's project, which must be sound; ends the program with the reason otherwise.
inline ImportedProject sound(Result<ImportedProject> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().message));
    if (const QStringList problems = validate(result->project); !problems.isEmpty())
        qFatal("%s", qPrintable(problems.join(QLatin1Char('\n'))));
    return *std::move(result);
}

inline QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(WEFT_FIXTURES "/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    return file.readAll();
}

} // namespace weft::test
