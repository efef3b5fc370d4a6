#pragma once

#include "core/base/result.h"
#include "core/model/id.h"

#include <functional>
#include <vector>

namespace weft {

/// Turns a name into an id where a script may write names: kind ("clip"), name → id value.
using NameResolver = std::function<Result<std::int64_t>(const char *kind, const QString &name)>;

constexpr const char *idKind(MediaId)
{
    return "media";
}
constexpr const char *idKind(ShotId)
{
    return "shot";
}
constexpr const char *idKind(FolderId)
{
    return "folder";
}
constexpr const char *idKind(SequenceId)
{
    return "sequence";
}
constexpr const char *idKind(TrackId)
{
    return "track";
}
constexpr const char *idKind(ClipId)
{
    return "clip";
}
constexpr const char *idKind(TransitionId)
{
    return "transition";
}
constexpr const char *idKind(EffectId)
{
    return "effect";
}
constexpr const char *idKind(MarkerId)
{
    return "marker";
}
constexpr const char *idKind(GroupId)
{
    return "group";
}
constexpr const char *idKind(LinkId)
{
    return "link";
}

/// Where a reader is and what went wrong first: "sequences[0].tracks[2].clips[14].length: …".
class JsonReadContext
{
public:
    explicit JsonReadContext(NameResolver resolver = {})
        : m_resolver(std::move(resolver))
    {}

    bool failed() const { return m_failed; }
    /// The place and the reason, once failed.
    const QString &message() const { return m_message; }
    const NameResolver &resolver() const { return m_resolver; }

    /// Remembers the first failure, with the path it happened at.
    void setError(const QString &reason)
    {
        if (m_failed)
            return;
        m_failed = true;
        m_message = m_path.empty() ? reason : QStringLiteral("%1: %2").arg(path(), reason);
    }

    /// Names a level of the path while it lives.
    class Level
    {
    public:
        Level(JsonReadContext &context, const char *member, std::size_t index = 0)
            : m_context(context)
        {
            m_context.m_path.push_back({member, index});
        }
        ~Level() { m_context.m_path.pop_back(); }
        Level(const Level &) = delete;
        Level &operator=(const Level &) = delete;

    private:
        JsonReadContext &m_context;
    };

private:
    struct Segment
    {
        const char *member; ///< nullptr: an array index
        std::size_t index;
    };

    QString path() const
    {
        QString text;
        for (const Segment &segment : m_path) {
            if (!segment.member)
                text += QStringLiteral("[%1]").arg(segment.index);
            else
                text += (text.isEmpty() ? QString() : QStringLiteral("."))
                        + QString::fromUtf8(segment.member);
        }
        return text;
    }

    std::vector<Segment> m_path;
    bool m_failed = false;
    QString m_message;
    NameResolver m_resolver;
};

} // namespace weft
