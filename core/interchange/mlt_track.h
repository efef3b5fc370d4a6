#pragma once

#include "core/interchange/mlt_sources.h"

#include <functional>

namespace weft {

/// The clips that one MLT track makes: of picture, of sound, or linked ones of both.
struct MltTrackClips
{
    std::vector<Clip> picture;
    std::vector<Clip> sound;
};

/// What of a track is wanted.
struct MltTrackUse
{
    bool picture = true;
    bool sound = true;
};

/// The sequence that a tractor or playlist inside a track makes. Errors: as parseMlt().
using MltNested = std::function<Result<SequenceId>(const pugi::xml_node &service)>;

/// Reads tracks: playlists, pairs of playlists whose overlaps are dissolves (Kdenlive), and
/// dissolves that are tractors within a playlist (Shotcut).
class MltTrackReader
{
public:
    MltTrackReader(const MltDocument &document, ImportDraft &draft, MltSources &sources,
                   MltNested nested);

    /// A playlist or a pair of them. Errors (Project): as parseMlt().
    Result<MltTrackClips> read(const pugi::xml_node &service, const MltTrackUse &use);
    /// The one thing that a track plays which is neither. Errors (Project): as parseMlt().
    Result<MltTrackClips> readOne(const pugi::xml_node &user, const MltTrackUse &use);

private:
    /// A clip of picture and sound together, before it is told which of them it is.
    struct Piece
    {
        std::int64_t start = 0;
        ClipBody body;
        Fade soundIn, soundOut, pictureIn, pictureOut;
        bool hasPicture = true;
        bool hasSound = false;
        int lane = 0; ///< the playlist it lies on, of a pair

        std::int64_t end() const { return start + body.length; }
    };
    /// A part of what a service plays.
    struct Cut
    {
        pugi::xml_node user; ///< the entry or track that says so
        pugi::xml_node service;
        std::int64_t in = 0;
        std::int64_t length = 0;
        std::int64_t last = kMaxImportedFrame; ///< the service's last frame: it stands beyond
        bool isFreeze = false;                 ///< its first frame all the time
    };

    Result<std::vector<Piece>> readPlaylist(const pugi::xml_node &playlist);
    Result<std::vector<Piece>> readPair(const pugi::xml_node &tractor);
    Result<Cut> cutOf(const pugi::xml_node &user);
    Result<std::int64_t> lengthOf(const pugi::xml_node &service);
    Status addCut(std::vector<Piece> &pieces, const Cut &cut, std::int64_t start);
    Status addDissolve(std::vector<Piece> &pieces, const Cut &cut, std::int64_t start);
    Status addPiece(std::vector<Piece> &pieces, const Cut &cut, std::int64_t start);
    Result<std::optional<Piece>> pieceOf(const Cut &cut, std::int64_t start);
    Result<std::optional<Piece>> nestedPieceOf(const Cut &cut, std::int64_t start);
    void applyFilters(Piece &piece, const MltFilters &filters, const Cut &cut, bool onEntry) const;
    bool continues(const Piece &left, const Piece &right) const;
    void dissolveOverlap(Piece &left, Piece &right, const pugi::xml_node &transition);
    MltTrackClips split(const std::vector<Piece> &pieces, const MltTrackUse &use);

    const MltDocument &m_document;
    ImportDraft &m_draft;
    MltSources &m_sources;
    MltNested m_nested;
    std::size_t m_entries = 0;
    bool m_joinsNext
        = false; ///< the last piece is the end of a dissolve: what goes on is the same clip
};

} // namespace weft
