#pragma once

#include "core/interchange/import_draft.h"
#include "core/interchange/mlt_document.h"
#include "core/interchange/mlt_filters.h"

namespace weft {

/// What a producer shows or plays, ready to be cut into clips.
struct MltSource
{
    std::optional<Source> source; ///< nothing where it cannot be carried; that was noted
    QString name;
    Rational speed{1};
    bool keepsPitch = false;
    std::int64_t length = 0; ///< frames that a cut of it can have, as played at the speed: 0 =
                             ///< unknown
    bool hasTime = false;    ///< a position in it means a moment
    bool hasPicture = true;
    bool hasSound = false;
    MltFilters filters; ///< that hang on the producer itself
};

/// Makes sources of producers, each once, and their bin items.
class MltSources
{
public:
    /// @param folder that relative paths start from, if the document names none
    MltSources(const MltDocument &document, ImportDraft &draft, const QString &folder);

    /// @pre producer is a producer or a chain
    const MltSource &of(const pugi::xml_node &producer);
    /// The bin item of a single picture that is no clip; nothing where it is not followed.
    std::optional<MediaId> picture(const QString &resource);

private:
    MltSource read(const pugi::xml_node &producer);
    void readFile(const pugi::xml_node &producer, const QString &resource, MltSource &source);
    /// @param end of what the producer itself plays; 0 where it does not say
    std::int64_t lengthWithoutDocument(const MltSource &source, std::int64_t end) const;
    void readTitle(const pugi::xml_node &producer, MltSource &source);
    MediaItem guessOf(const pugi::xml_node &producer, const QString &path,
                      const MltSource &source) const;
    VideoInfo guessedPicture(const pugi::xml_node &producer) const;
    void noteLosses(const MltSource &source, const QStringList &losses);

    const MltDocument &m_document;
    ImportDraft &m_draft;
    QString m_folder;
    int m_width = 1920;
    int m_height = 1080;
    std::map<QString, MltSource> m_known;           ///< by id
    std::map<std::ptrdiff_t, MltSource> m_nameless; ///< by place in the text
};

} // namespace weft
