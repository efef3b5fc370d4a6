<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>Action</name>
    <message>
        <source>&amp;About Weft</source>
        <translation>&amp;Über Weft</translation>
    </message>
    <message>
        <source>&amp;Add Title</source>
        <translation>Tite&amp;l hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Close Gap</source>
        <translation>&amp;Lücke schließen</translation>
    </message>
    <message>
        <source>&amp;Collect into a Folder…</source>
        <translation>In &amp;Ordner sammeln…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;Dissolve Overlaps</source>
        <translation>Überlappendes überblen&amp;den</translation>
    </message>
    <message>
        <source>&amp;Export Film…</source>
        <translation>Film &amp;exportieren…</translation>
    </message>
    <message>
        <source>&amp;Find Missing Media…</source>
        <translation>Fehlende &amp;Medien suchen…</translation>
    </message>
    <message>
        <source>&amp;Follow the Playhead</source>
        <translation>Dem Abspielkopf &amp;folgen</translation>
    </message>
    <message>
        <source>&amp;Freeze Frame</source>
        <translation>Sta&amp;ndbild</translation>
    </message>
    <message>
        <source>&amp;Full Screen Monitor</source>
        <translation>&amp;Vollbildmonitor</translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation>&amp;Generieren</translation>
    </message>
    <message>
        <source>&amp;Go to Start</source>
        <translation>Zum &amp;Anfang</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>Gr&amp;uppieren</translation>
    </message>
    <message>
        <source>&amp;Hand</source>
        <translation>&amp;Hand</translation>
    </message>
    <message>
        <source>&amp;Handles on the Picture</source>
        <translation>&amp;Anfasser im Bild</translation>
    </message>
    <message>
        <source>&amp;Hear While Dragging</source>
        <translation>Beim &amp;Ziehen hören</translation>
    </message>
    <message>
        <source>&amp;Import Media…</source>
        <translation>Medien &amp;importieren…</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>E&amp;infügen</translation>
    </message>
    <message>
        <source>&amp;Insert Shot at Playhead</source>
        <translation>Shot am Abspielkopf &amp;einfügen</translation>
    </message>
    <message>
        <source>&amp;Join</source>
        <translation>Zusammen&amp;fügen</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts…</source>
        <translation>&amp;Tastenkürzel…</translation>
    </message>
    <message>
        <source>&amp;Lift Range</source>
        <translation>Bereich herausneh&amp;men</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Link</source>
        <translation>&amp;Verknüpfen</translation>
    </message>
    <message>
        <source>&amp;Loop</source>
        <translation>Schlei&amp;fe</translation>
    </message>
    <message>
        <source>&amp;Master Meter</source>
        <translation>S&amp;ummenpegel</translation>
    </message>
    <message>
        <source>&amp;Match Frame</source>
        <translation>&amp;Quellbild zeigen</translation>
    </message>
    <message>
        <source>&amp;New Project</source>
        <translation>&amp;Neues Projekt</translation>
    </message>
    <message>
        <source>&amp;New Sequence</source>
        <translation>&amp;Neue Sequenz</translation>
    </message>
    <message>
        <source>&amp;Next Cut</source>
        <translation>&amp;Nächster Schnitt</translation>
    </message>
    <message>
        <source>&amp;Next Marker</source>
        <translation>&amp;Nächster Marker</translation>
    </message>
    <message>
        <source>&amp;Next Take</source>
        <translation>&amp;Nächster Take</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Overwrite</source>
        <translation>Über&amp;schreiben</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <source>&amp;Previous Marker</source>
        <translation>&amp;Voriger Marker</translation>
    </message>
    <message>
        <source>&amp;Previous Take</source>
        <translation>&amp;Voriger Take</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Razor</source>
        <translation>&amp;Rasierklinge</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Remove Track</source>
        <translation>Spur en&amp;tfernen</translation>
    </message>
    <message>
        <source>&amp;Reset the Workspace</source>
        <translation>Arbeitsbereich &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Safe Areas</source>
        <translation>&amp;Sichere Bereiche</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>&amp;Auswahl</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;Split</source>
        <translation>&amp;Teilen</translation>
    </message>
    <message>
        <source>&amp;Start Page</source>
        <translation>&amp;Startseite</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stopp</translation>
    </message>
    <message>
        <source>&amp;Turn into Footage</source>
        <translation>In &amp;Material umwandeln</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Unlink</source>
        <translation>Ver&amp;knüpfung lösen</translation>
    </message>
    <message>
        <source>&amp;What Is This?</source>
        <translation>&amp;Was ist das?</translation>
    </message>
    <message>
        <source>&amp;Zoom</source>
        <translation>&amp;Zoom</translation>
    </message>
    <message>
        <source>&amp;Zoom In</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>A&amp;ppend</source>
        <translation>An&amp;hängen</translation>
    </message>
    <message>
        <source>Add &amp;Audio Track</source>
        <translation>&amp;Audiospur hinzufügen</translation>
    </message>
    <message>
        <source>Add &amp;Dissolve</source>
        <translation>Überblen&amp;dung hinzufügen</translation>
    </message>
    <message>
        <source>Add &amp;Marker</source>
        <translation>&amp;Marker setzen</translation>
    </message>
    <message>
        <source>Add &amp;Video Track</source>
        <translation>&amp;Videospur hinzufügen</translation>
    </message>
    <message>
        <source>Adds a shot with the form's recipe at the playhead and makes it</source>
        <translation>Fügt am Abspielkopf einen Shot nach dem Rezept des Formulars ein und generiert ihn</translation>
    </message>
    <message>
        <source>Adds a sound track</source>
        <translation>Fügt eine Tonspur hinzu</translation>
    </message>
    <message>
        <source>Adds a video track on top</source>
        <translation>Fügt oben eine Videospur hinzu</translation>
    </message>
    <message>
        <source>Adds an empty sequence</source>
        <translation>Fügt eine leere Sequenz hinzu</translation>
    </message>
    <message>
        <source>Adds films, pictures and sounds to the bin</source>
        <translation>Fügt der Ablage Filme, Bilder und Töne hinzu</translation>
    </message>
    <message>
        <source>Ani&amp;mate Picture</source>
        <translation>&amp;Bild animieren</translation>
    </message>
    <message>
        <source>Animate &amp;With…</source>
        <translation>Animieren mi&amp;t…</translation>
    </message>
    <message>
        <source>Begins a new project</source>
        <translation>Beginnt ein neues Projekt</translation>
    </message>
    <message>
        <source>C&amp;lear In and Out</source>
        <translation>In und Out &amp;löschen</translation>
    </message>
    <message>
        <source>Closes the gap under the playhead on the target track</source>
        <translation>Schließt die Lücke am Abspielkopf auf der Zielspur</translation>
    </message>
    <message>
        <source>Closes the window</source>
        <translation>Schließt das Fenster</translation>
    </message>
    <message>
        <source>Co&amp;mmand Palette…</source>
        <translation>&amp;Befehlspalette…</translation>
    </message>
    <message>
        <source>Copies the project and everything it needs into one folder</source>
        <translation>Kopiert das Projekt und alles, was es braucht, in einen Ordner</translation>
    </message>
    <message>
        <source>Copies the selected clips</source>
        <translation>Kopiert die ausgewählten Clips</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>Cuts every clip under the playhead</source>
        <translation>Schneidet jeden Clip unter dem Abspielkopf</translation>
    </message>
    <message>
        <source>Cuts the clip that is clicked; with Shift all tracks</source>
        <translation>Schneidet den angeklickten Clip; mit Umschalt auf allen Spuren</translation>
    </message>
    <message>
        <source>Cuts the selected clips, or those of all tracks, at the playhead</source>
        <translation>Schneidet die ausgewählten Clips oder die aller Spuren am Abspielkopf</translation>
    </message>
    <message>
        <source>Dark text on light grey</source>
        <translation>Dunkler Text auf hellem Grau</translation>
    </message>
    <message>
        <source>Dissolves the group</source>
        <translation>Löst die Gruppe auf</translation>
    </message>
    <message>
        <source>Dup&amp;licate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>E&amp;xtend to Playhead</source>
        <translation>&amp;Bis zum Abspielkopf ziehen</translation>
    </message>
    <message>
        <source>E&amp;xtract Range</source>
        <translation>Bereich e&amp;xtrahieren</translation>
    </message>
    <message>
        <source>Ena&amp;bled</source>
        <translation>Akt&amp;iviert</translation>
    </message>
    <message>
        <source>Ends what is being made; earlier takes stay</source>
        <translation>Bricht das Generieren ab; frühere Takes bleiben</translation>
    </message>
    <message>
        <source>Explains the panel that the keys go to</source>
        <translation>Erklärt das Bedienfeld, dem die Tasten gelten</translation>
    </message>
    <message>
        <source>Explains what the pointer is on</source>
        <translation>Erklärt, worauf der Mauszeiger steht</translation>
    </message>
    <message>
        <source>Export F&amp;rame…</source>
        <translation>Einzelbil&amp;d exportieren…</translation>
    </message>
    <message>
        <source>Export Time&amp;line…</source>
        <translation>Zeit&amp;leiste exportieren…</translation>
    </message>
    <message>
        <source>Fade &amp;In</source>
        <translation>&amp;Einblenden</translation>
    </message>
    <message>
        <source>Fade &amp;Out</source>
        <translation>&amp;Ausblenden</translation>
    </message>
    <message>
        <source>Fades the selected clips in, up to the playhead or for a second</source>
        <translation>Blendet die ausgewählten Clips ein, bis zum Abspielkopf oder eine Sekunde lang</translation>
    </message>
    <message>
        <source>Fades the selected clips out, from the playhead on or for a second</source>
        <translation>Blendet die ausgewählten Clips aus, ab dem Abspielkopf oder eine Sekunde lang</translation>
    </message>
    <message>
        <source>Fi&amp;t</source>
        <translation>Ein&amp;passen</translation>
    </message>
    <message>
        <source>Finds every action, effect and preset by its name</source>
        <translation>Findet jede Aktion, jeden Effekt und jede Vorgabe nach Namen</translation>
    </message>
    <message>
        <source>Five Frames Back</source>
        <translation>Fünf Bilder zurück</translation>
    </message>
    <message>
        <source>Five Frames On</source>
        <translation>Fünf Bilder weiter</translation>
    </message>
    <message>
        <source>Gives the clip a shot of its own</source>
        <translation>Gibt dem Clip einen eigenen Shot</translation>
    </message>
    <message>
        <source>Gives the selected clips the effects of the copied one</source>
        <translation>Gibt den ausgewählten Clips die Effekte des kopierten</translation>
    </message>
    <message>
        <source>Go to &amp;End</source>
        <translation>Zum &amp;Ende</translation>
    </message>
    <message>
        <source>Go to In</source>
        <translation>Zum In-Punkt</translation>
    </message>
    <message>
        <source>Go to Out</source>
        <translation>Zum Out-Punkt</translation>
    </message>
    <message>
        <source>Groups the selected clips</source>
        <translation>Gruppiert die ausgewählten Clips</translation>
    </message>
    <message>
        <source>Import &amp;Timeline…</source>
        <translation>&amp;Zeitleiste importieren…</translation>
    </message>
    <message>
        <source>Inserts what the source monitor marks at the playhead; what follows moves</source>
        <translation>Fügt am Abspielkopf ein, was im Quellmonitor markiert ist; was folgt, rückt weiter</translation>
    </message>
    <message>
        <source>Keeps the selected titles and colours, to begin with again</source>
        <translation>Behält die gewählten Titel und Farben, um wieder damit anzufangen</translation>
    </message>
    <message>
        <source>Lets a clip dissolve into the neighbour whose end it is dragged over, instead of covering it; hold D for the opposite</source>
        <translation>Überblendet einen Clip in den Nachbarn, über dessen Ende er gezogen wird, statt ihn zu überdecken; D gehalten bewirkt das Gegenteil</translation>
    </message>
    <message>
        <source>Lets dragging the playhead and stepping be heard</source>
        <translation>Macht hörbar, was beim Ziehen des Abspielkopfs und bei Einzelschritten vorbeikommt</translation>
    </message>
    <message>
        <source>Lets edges snap to cuts, markers and the playhead; hold to suspend</source>
        <translation>Lässt Kanten an Schnitten, Markern und am Abspielkopf einrasten; gedrückt halten, um es auszusetzen</translation>
    </message>
    <message>
        <source>Lets the frame under the playhead stand for two seconds</source>
        <translation>Lässt das Bild am Abspielkopf zwei Sekunden lang stehen</translation>
    </message>
    <message>
        <source>Light text on dark grey</source>
        <translation>Heller Text auf dunklem Grau</translation>
    </message>
    <message>
        <source>Lin&amp;ked Selection</source>
        <translation>Verknüpfte Aus&amp;wahl</translation>
    </message>
    <message>
        <source>Links the selected clips, so that they move together</source>
        <translation>Verknüpft die ausgewählten Clips, damit sie sich gemeinsam bewegen</translation>
    </message>
    <message>
        <source>Lists earlier states of this project file</source>
        <translation>Zeigt frühere Stände dieser Projektdatei</translation>
    </message>
    <message>
        <source>Looks for files that were moved or renamed</source>
        <translation>Sucht nach Dateien, die verschoben oder umbenannt wurden</translation>
    </message>
    <message>
        <source>Make &amp;All That Is Missing</source>
        <translation>Alles &amp;Fehlende generieren</translation>
    </message>
    <message>
        <source>Make In&amp;dependent</source>
        <translation>&amp;Unabhängig machen</translation>
    </message>
    <message>
        <source>Makes a sequence of the selected clips and puts it in their place</source>
        <translation>Macht aus den ausgewählten Clips eine Sequenz und setzt sie an ihre Stelle</translation>
    </message>
    <message>
        <source>Makes a shot of the selected picture and opens its recipe in the Generate panel</source>
        <translation>Macht aus dem gewählten Bild einen Shot und öffnet sein Rezept im Bereich Generieren</translation>
    </message>
    <message>
        <source>Makes a shot that starts from the selected picture</source>
        <translation>Legt einen Shot an, der vom ausgewählten Bild ausgeht</translation>
    </message>
    <message>
        <source>Makes every shot of the sequence that has no take</source>
        <translation>Generiert jeden Shot der Sequenz, der keinen Take hat</translation>
    </message>
    <message>
        <source>Makes one clip of selected neighbours that were cut apart</source>
        <translation>Macht aus ausgewählten Nachbarn, die getrennt wurden, wieder einen Clip</translation>
    </message>
    <message>
        <source>Makes the selected generated clips from their recipes</source>
        <translation>Generiert die ausgewählten Shots nach ihren Rezepten</translation>
    </message>
    <message>
        <source>Mark &amp;Clip</source>
        <translation>&amp;Clip markieren</translation>
    </message>
    <message>
        <source>Mark &amp;In</source>
        <translation>&amp;In-Punkt setzen</translation>
    </message>
    <message>
        <source>Mark &amp;Out</source>
        <translation>&amp;Out-Punkt setzen</translation>
    </message>
    <message>
        <source>Move Into S&amp;ync</source>
        <translation>Wieder s&amp;ynchron schieben</translation>
    </message>
    <message>
        <source>Moves a clip between its neighbours, which give way</source>
        <translation>Verschiebt einen Clip zwischen seinen Nachbarn, die nachgeben</translation>
    </message>
    <message>
        <source>Moves everything after the pointer on all tracks; with Shift on one</source>
        <translation>Verschiebt auf allen Spuren alles hinter dem Zeiger; mit Umschalt auf einer</translation>
    </message>
    <message>
        <source>Moves the cut between two clips</source>
        <translation>Verschiebt den Schnitt zwischen zwei Clips</translation>
    </message>
    <message>
        <source>Moves the edge or the clip that is selected by five frames</source>
        <translation>Verschiebt die ausgewählte Kante oder den Clip um fünf Bilder</translation>
    </message>
    <message>
        <source>Moves the edge or the clip that is selected by one frame</source>
        <translation>Verschiebt die ausgewählte Kante oder den Clip um ein Bild</translation>
    </message>
    <message>
        <source>Moves the last selected clip to where it sounds like the first</source>
        <translation>Verschiebt den zuletzt ausgewählten Clip dorthin, wo er klingt wie der erste</translation>
    </message>
    <message>
        <source>Moves the nearest edge of the selected clips to the playhead</source>
        <translation>Verschiebt die nächste Kante der ausgewählten Clips zum Abspielkopf</translation>
    </message>
    <message>
        <source>Moves the playhead five frames back</source>
        <translation>Setzt den Abspielkopf fünf Bilder zurück</translation>
    </message>
    <message>
        <source>Moves the playhead five frames on</source>
        <translation>Setzt den Abspielkopf fünf Bilder weiter</translation>
    </message>
    <message>
        <source>Moves the playhead one frame back</source>
        <translation>Setzt den Abspielkopf ein Bild zurück</translation>
    </message>
    <message>
        <source>Moves the playhead one frame on</source>
        <translation>Setzt den Abspielkopf ein Bild weiter</translation>
    </message>
    <message>
        <source>Moves the selected sound to where its picture has it</source>
        <translation>Verschiebt den ausgewählten Ton dorthin, wo er zum Bild passt</translation>
    </message>
    <message>
        <source>N&amp;est</source>
        <translation>Vers&amp;chachteln</translation>
    </message>
    <message>
        <source>One Frame Back</source>
        <translation>Ein Bild zurück</translation>
    </message>
    <message>
        <source>One Frame On</source>
        <translation>Ein Bild weiter</translation>
    </message>
    <message>
        <source>Open a &amp;Backup…</source>
        <translation>Si&amp;cherung öffnen…</translation>
    </message>
    <message>
        <source>Opens a project file</source>
        <translation>Öffnet eine Projektdatei</translation>
    </message>
    <message>
        <source>Paste &amp;Inserting</source>
        <translation>E&amp;infügen und Platz schaffen</translation>
    </message>
    <message>
        <source>Paste E&amp;ffects</source>
        <translation>E&amp;ffekte einfügen</translation>
    </message>
    <message>
        <source>Play &amp;Backwards</source>
        <translation>&amp;Rückwärts abspielen</translation>
    </message>
    <message>
        <source>Play &amp;Forwards</source>
        <translation>&amp;Vorwärts abspielen</translation>
    </message>
    <message>
        <source>Plays at a quarter of the size</source>
        <translation>Spielt in einem Viertel der Größe</translation>
    </message>
    <message>
        <source>Plays at half the size</source>
        <translation>Spielt in halber Größe</translation>
    </message>
    <message>
        <source>Plays backwards, faster with every press</source>
        <translation>Spielt rückwärts, mit jedem Tastendruck schneller</translation>
    </message>
    <message>
        <source>Plays every pixel</source>
        <translation>Spielt jeden Bildpunkt</translation>
    </message>
    <message>
        <source>Plays forwards, faster with every press</source>
        <translation>Spielt vorwärts, mit jedem Tastendruck schneller</translation>
    </message>
    <message>
        <source>Plays or stops</source>
        <translation>Spielt ab oder hält an</translation>
    </message>
    <message>
        <source>Plays the marked range, or the sequence, again and again</source>
        <translation>Spielt den markierten Bereich oder die Sequenz immer wieder</translation>
    </message>
    <message>
        <source>Plays the selected clips faster, slower or backwards</source>
        <translation>Spielt die ausgewählten Clips schneller, langsamer oder rückwärts</translation>
    </message>
    <message>
        <source>Previous &amp;Cut</source>
        <translation>V&amp;origer Schnitt</translation>
    </message>
    <message>
        <source>Puts a copy of the selected clips behind them</source>
        <translation>Legt eine Kopie der ausgewählten Clips hinter ihnen ab</translation>
    </message>
    <message>
        <source>Puts a dissolve on the cuts of the selected clips, or on the nearest cut</source>
        <translation>Setzt eine Überblendung auf die Schnitte der ausgewählten Clips oder auf den nächsten Schnitt</translation>
    </message>
    <message>
        <source>Puts a title at the playhead and lets you type</source>
        <translation>Setzt einen Titel an den Abspielkopf, der gleich getippt werden kann</translation>
    </message>
    <message>
        <source>Puts copied clips at the playhead and makes room for them</source>
        <translation>Legt kopierte Clips am Abspielkopf ab und schafft Platz für sie</translation>
    </message>
    <message>
        <source>Puts copied clips at the playhead, over what is there</source>
        <translation>Legt kopierte Clips am Abspielkopf ab, über dem, was dort ist</translation>
    </message>
    <message>
        <source>Puts every panel of this workspace back in its place</source>
        <translation>Setzt jedes Bedienfeld dieses Arbeitsbereichs an seinen Platz zurück</translation>
    </message>
    <message>
        <source>Puts the playhead after the last frame</source>
        <translation>Setzt den Abspielkopf hinter das letzte Bild</translation>
    </message>
    <message>
        <source>Puts the playhead on the cut before</source>
        <translation>Setzt den Abspielkopf auf den vorigen Schnitt</translation>
    </message>
    <message>
        <source>Puts the playhead on the first frame</source>
        <translation>Setzt den Abspielkopf auf das erste Bild</translation>
    </message>
    <message>
        <source>Puts the playhead on the in point</source>
        <translation>Setzt den Abspielkopf auf den In-Punkt</translation>
    </message>
    <message>
        <source>Puts the playhead on the last marked frame</source>
        <translation>Setzt den Abspielkopf auf das letzte markierte Bild</translation>
    </message>
    <message>
        <source>Puts the playhead on the marker before</source>
        <translation>Setzt den Abspielkopf auf den vorigen Marker</translation>
    </message>
    <message>
        <source>Puts the playhead on the next cut</source>
        <translation>Setzt den Abspielkopf auf den nächsten Schnitt</translation>
    </message>
    <message>
        <source>Puts the playhead on the next marker</source>
        <translation>Setzt den Abspielkopf auf den nächsten Marker</translation>
    </message>
    <message>
        <source>Puts what the source monitor marks at the end</source>
        <translation>Hängt an das Ende an, was im Quellmonitor markiert ist</translation>
    </message>
    <message>
        <source>Puts what the source monitor marks over what is at the playhead</source>
        <translation>Legt über das, was am Abspielkopf ist, was im Quellmonitor markiert ist</translation>
    </message>
    <message>
        <source>Qualit&amp;y: Half</source>
        <translation>Qualität: &amp;Halb</translation>
    </message>
    <message>
        <source>Quality: &amp;Automatic</source>
        <translation>Qualität: A&amp;utomatisch</translation>
    </message>
    <message>
        <source>Quality: &amp;Quarter</source>
        <translation>Qualität: Vier&amp;tel</translation>
    </message>
    <message>
        <source>Quality: F&amp;ull</source>
        <translation>Qualität: Vo&amp;ll</translation>
    </message>
    <message>
        <source>R&amp;ipple</source>
        <translation>Ri&amp;pple</translation>
    </message>
    <message>
        <source>R&amp;oll</source>
        <translation>R&amp;ollen</translation>
    </message>
    <message>
        <source>Re&amp;veal in the Bin</source>
        <translation>In de&amp;r Ablage zeigen</translation>
    </message>
    <message>
        <source>Reads a timeline of another program as a new sequence</source>
        <translation>Liest die Zeitleiste eines anderen Programms als neue Sequenz</translation>
    </message>
    <message>
        <source>Reads smaller copies of large films while editing; exports never do</source>
        <translation>Liest beim Schneiden kleinere Kopien großer Filme; der Export nie</translation>
    </message>
    <message>
        <source>Remove All Effects</source>
        <translation>Alle Effekte entfernen</translation>
    </message>
    <message>
        <source>Removes every effect of the selected clips</source>
        <translation>Entfernt alle Effekte der ausgewählten Clips</translation>
    </message>
    <message>
        <source>Removes the target track with its clips</source>
        <translation>Entfernt die Zielspur mit ihren Clips</translation>
    </message>
    <message>
        <source>Removes what is selected and closes the gap</source>
        <translation>Entfernt die Auswahl und schließt die Lücke</translation>
    </message>
    <message>
        <source>Removes what is selected and leaves a gap</source>
        <translation>Entfernt die Auswahl und lässt eine Lücke</translation>
    </message>
    <message>
        <source>Removes what lies between in and out and closes the gap</source>
        <translation>Entfernt, was zwischen In und Out liegt, und schließt die Lücke</translation>
    </message>
    <message>
        <source>Removes what lies between in and out and leaves a gap</source>
        <translation>Entfernt, was zwischen In und Out liegt, und lässt eine Lücke</translation>
    </message>
    <message>
        <source>Repeats the step that was taken back</source>
        <translation>Wiederholt den zurückgenommenen Schritt</translation>
    </message>
    <message>
        <source>Replaces the shot by its take as an ordinary file</source>
        <translation>Ersetzt den Shot durch seinen Take als gewöhnliche Datei</translation>
    </message>
    <message>
        <source>Ripple Delete</source>
        <translation>Löschen und Lücke schließen</translation>
    </message>
    <message>
        <source>Ripple Trim End to Playhead</source>
        <translation>Ende ab dem Abspielkopf wegtrimmen</translation>
    </message>
    <message>
        <source>Ripple Trim Start to Playhead</source>
        <translation>Anfang bis zum Abspielkopf wegtrimmen</translation>
    </message>
    <message>
        <source>S&amp;lip</source>
        <translation>S&amp;lip</translation>
    </message>
    <message>
        <source>S&amp;pacer</source>
        <translation>Ab&amp;stand</translation>
    </message>
    <message>
        <source>S&amp;peed…</source>
        <translation>&amp;Geschwindigkeit…</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
        <source>Save as Title Template…</source>
        <translation>Als Titelvorlage speichern …</translation>
    </message>
    <message>
        <source>Saves the project</source>
        <translation>Speichert das Projekt</translation>
    </message>
    <message>
        <source>Saves the project under another name, with all its takes</source>
        <translation>Speichert das Projekt unter einem anderen Namen, mit allen Takes</translation>
    </message>
    <message>
        <source>Scrolls the timeline</source>
        <translation>Verschiebt den Ausschnitt der Zeitleiste</translation>
    </message>
    <message>
        <source>Scrolls the timeline while it plays</source>
        <translation>Rollt die Zeitleiste während der Wiedergabe mit</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>Alles auswä&amp;hlen</translation>
    </message>
    <message>
        <source>Select &amp;None</source>
        <translation>&amp;Nichts auswählen</translation>
    </message>
    <message>
        <source>Select From the Playhead On</source>
        <translation>Ab dem Abspielkopf auswählen</translation>
    </message>
    <message>
        <source>Selects and trims picture and sound together</source>
        <translation>Wählt und trimmt Bild und Ton gemeinsam</translation>
    </message>
    <message>
        <source>Selects every clip of the sequence</source>
        <translation>Wählt alle Clips der Sequenz aus</translation>
    </message>
    <message>
        <source>Selects every clip that begins at or after the playhead</source>
        <translation>Wählt alle Clips aus, die am Abspielkopf oder danach beginnen</translation>
    </message>
    <message>
        <source>Selects nothing</source>
        <translation>Hebt die Auswahl auf</translation>
    </message>
    <message>
        <source>Selects the clip's source in the bin</source>
        <translation>Wählt die Quelle des Clips in der Ablage aus</translation>
    </message>
    <message>
        <source>Selects, moves and trims</source>
        <translation>Wählt aus, verschiebt und trimmt</translation>
    </message>
    <message>
        <source>Sets a marker at the playhead</source>
        <translation>Setzt einen Marker an den Abspielkopf</translation>
    </message>
    <message>
        <source>Sets in and out around what is selected, or the clip under the playhead</source>
        <translation>Setzt In und Out um die Auswahl oder um den Clip am Abspielkopf</translation>
    </message>
    <message>
        <source>Sets size, rate, colours and sound of the sequence</source>
        <translation>Legt Größe, Bildrate, Farben und Ton der Sequenz fest</translation>
    </message>
    <message>
        <source>Sets the in point at the playhead</source>
        <translation>Setzt den In-Punkt an den Abspielkopf</translation>
    </message>
    <message>
        <source>Sets the out point after the frame at the playhead</source>
        <translation>Setzt den Out-Punkt hinter das Bild am Abspielkopf</translation>
    </message>
    <message>
        <source>Show Pro&amp;xies</source>
        <translation>Pro&amp;xys zeigen</translation>
    </message>
    <message>
        <source>Shows and changes all shortcuts</source>
        <translation>Zeigt und ändert alle Tastenkürzel</translation>
    </message>
    <message>
        <source>Shows another part of the source in the same place</source>
        <translation>Zeigt an derselben Stelle einen anderen Teil der Quelle</translation>
    </message>
    <message>
        <source>Shows as many pixels as can be played</source>
        <translation>Zeigt so viele Bildpunkte, wie abgespielt werden können</translation>
    </message>
    <message>
        <source>Shows handles of the selected clip's transform, crop and masks</source>
        <translation>Zeigt Anfasser für Transformation, Zuschnitt und Masken des ausgewählten Clips</translation>
    </message>
    <message>
        <source>Shows how loud the sequence is, beside the timeline</source>
        <translation>Zeigt neben der Zeitleiste, wie laut die Sequenz ist</translation>
    </message>
    <message>
        <source>Shows less of the timeline, larger</source>
        <translation>Zeigt weniger von der Zeitleiste, dafür größer</translation>
    </message>
    <message>
        <source>Shows more of the timeline</source>
        <translation>Zeigt mehr von der Zeitleiste</translation>
    </message>
    <message>
        <source>Shows or hides the selected clips</source>
        <translation>Zeigt oder verbirgt die ausgewählten Clips</translation>
    </message>
    <message>
        <source>Shows the frame under the playhead in the source monitor</source>
        <translation>Zeigt das Bild am Abspielkopf im Quellmonitor</translation>
    </message>
    <message>
        <source>Shows the next take of the selected clip</source>
        <translation>Zeigt den nächsten Take des ausgewählten Clips</translation>
    </message>
    <message>
        <source>Shows the picture over the whole screen; Esc ends it</source>
        <translation>Zeigt das Bild auf dem ganzen Bildschirm; Esc beendet es</translation>
    </message>
    <message>
        <source>Shows the sample project, recent projects and what this machine can do</source>
        <translation>Zeigt das Beispielprojekt, zuletzt benutzte Projekte und was dieser Rechner kann</translation>
    </message>
    <message>
        <source>Shows the take before</source>
        <translation>Zeigt den Take davor</translation>
    </message>
    <message>
        <source>Shows the whole sequence</source>
        <translation>Zeigt die ganze Sequenz</translation>
    </message>
    <message>
        <source>Shows where every screen shows pictures and titles</source>
        <translation>Zeigt, wo jeder Bildschirm Bild und Titel zeigt</translation>
    </message>
    <message>
        <source>Sli&amp;de</source>
        <translation>Sli&amp;de</translation>
    </message>
    <message>
        <source>Snappin&amp;g</source>
        <translation>Ein&amp;rasten</translation>
    </message>
    <message>
        <source>Split All &amp;Tracks</source>
        <translation>Auf allen S&amp;puren teilen</translation>
    </message>
    <message>
        <source>Stops</source>
        <translation>Hält an</translation>
    </message>
    <message>
        <source>Synchronise by Sound</source>
        <translation>Nach dem Ton synchronisieren</translation>
    </message>
    <message>
        <source>Takes away what lies after the playhead, up to the cut</source>
        <translation>Entfernt, was nach dem Abspielkopf liegt, bis zum nächsten Schnitt, und rückt auf</translation>
    </message>
    <message>
        <source>Takes away what lies before the playhead, back to the cut</source>
        <translation>Entfernt, was vor dem Abspielkopf liegt, bis zum vorigen Schnitt, und rückt auf</translation>
    </message>
    <message>
        <source>Takes back the last step</source>
        <translation>Nimmt den letzten Schritt zurück</translation>
    </message>
    <message>
        <source>Takes in and out points away</source>
        <translation>Entfernt In- und Out-Punkt</translation>
    </message>
    <message>
        <source>Takes the selected clips off the timeline, for pasting</source>
        <translation>Nimmt die ausgewählten Clips aus der Zeitleiste, um sie einzufügen</translation>
    </message>
    <message>
        <source>This &amp;Panel</source>
        <translation>Dieses &amp;Bedienfeld</translation>
    </message>
    <message>
        <source>Trim Five Frames Earlier</source>
        <translation>Fünf Bilder früher trimmen</translation>
    </message>
    <message>
        <source>Trim Five Frames Later</source>
        <translation>Fünf Bilder später trimmen</translation>
    </message>
    <message>
        <source>Trim One Frame Earlier</source>
        <translation>Ein Bild früher trimmen</translation>
    </message>
    <message>
        <source>Trim One Frame Later</source>
        <translation>Ein Bild später trimmen</translation>
    </message>
    <message>
        <source>Trims an edge; what follows moves along</source>
        <translation>Trimmt eine Kante; was folgt, rückt mit</translation>
    </message>
    <message>
        <source>U&amp;ngroup</source>
        <translation>Gruppe auflö&amp;sen</translation>
    </message>
    <message>
        <source>Unlinks the selected clips</source>
        <translation>Löst die Verknüpfung der ausgewählten Clips</translation>
    </message>
    <message>
        <source>Version, licence and libraries</source>
        <translation>Version, Lizenz und Bibliotheken</translation>
    </message>
    <message>
        <source>Writes the picture under the playhead to a file</source>
        <translation>Schreibt das Bild am Abspielkopf in eine Datei</translation>
    </message>
    <message>
        <source>Writes the sequence for other programs</source>
        <translation>Schreibt die Sequenz für andere Programme</translation>
    </message>
    <message>
        <source>Writes the sequence to a film</source>
        <translation>Schreibt die Sequenz als Film</translation>
    </message>
    <message>
        <source>Zoom O&amp;ut</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Zooms into what is clicked; with Alt out of it</source>
        <translation>Vergrößert, was angeklickt wird; mit Alt verkleinert es</translation>
    </message>
</context>
<context>
    <name>Estimate</name>
    <message>
        <source>%1 to %2, not yet measured here</source>
        <translation>%1 bis %2, noch ungemessen</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>&amp;Clip</source>
        <translation>&amp;Clip</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation>G&amp;enerieren</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Mark</source>
        <translation>&amp;Markieren</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>Wieder&amp;gabe</translation>
    </message>
    <message>
        <source>&amp;Sequence</source>
        <translation>&amp;Sequenz</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>All effects, transitions and presets. Drag one onto a clip or a cut, or double-click it for what is selected.</source>
        <translation>Alle Effekte, Übergänge und Vorgaben. Auf einen Clip oder Schnitt ziehen oder für die Auswahl doppelklicken.</translation>
    </message>
    <message>
        <source>All that can be set about what is selected: effects, numbers and keyframes of a clip, a title's text, how a transition runs.</source>
        <translation>Alles, was an der Auswahl eingestellt werden kann: Effekte, Zahlen und Keyframes eines Clips, der Text eines Titels, der Verlauf eines Übergangs.</translation>
    </message>
    <message>
        <source>All that was generated in this project. Show a take in its clip, or put it on the timeline again.</source>
        <translation>Alles, was in diesem Projekt generiert wurde. Einen Take in seinem Clip zeigen oder erneut auf die Zeitleiste legen.</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Ablage</translation>
    </message>
    <message>
        <source>Effects</source>
        <translation>Effekte</translation>
    </message>
    <message>
        <source>Every step since the project was opened. Click one to go back to it.</source>
        <translation>Jeder Schritt, seit das Projekt geöffnet wurde. Einen anklicken, um zu ihm zurückzugehen.</translation>
    </message>
    <message>
        <source>Exports and shots in the making: how far they are, in which order, and what went wrong.</source>
        <translation>Exporte und entstehende Shots: wie weit sie sind, in welcher Reihenfolge, und was schiefging.</translation>
    </message>
    <message>
        <source>Gain, pan and effects of every sound track and of the whole, with meters of what is heard.</source>
        <translation>Gain, Panorama und Effekte jeder Tonspur und des Ganzen, mit Anzeigen dessen, was zu hören ist.</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Generieren</translation>
    </message>
    <message>
        <source>Generations</source>
        <translation>Generierungen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Makes a shot from a recipe: choose a generator, describe the shot and insert it at the playhead.</source>
        <translation>Macht aus einem Rezept einen Shot: einen Generator wählen, den Shot beschreiben und am Abspielkopf einfügen.</translation>
    </message>
    <message>
        <source>Markers</source>
        <translation>Marker</translation>
    </message>
    <message>
        <source>Measures the picture under the playhead as the export writes it: levels and colours.</source>
        <translation>Misst das Bild am Abspielkopf, wie der Export es schreibt: Pegel und Farben.</translation>
    </message>
    <message>
        <source>Mixer</source>
        <translation>Mixer</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>Scopes</translation>
    </message>
    <message>
        <source>Shows one thing of the bin. Mark a part of it, then insert it into the sequence or overwrite with it.</source>
        <translation>Zeigt etwas aus der Ablage. Einen Teil davon markieren, dann in die Sequenz einfügen oder damit überschreiben.</translation>
    </message>
    <message>
        <source>Shows the sequence at the playhead as the export writes it. Handles on the picture change the selected clip.</source>
        <translation>Zeigt die Sequenz am Abspielkopf, wie der Export sie schreibt. Anfasser im Bild ändern den ausgewählten Clip.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>The films, pictures and sounds of the project, with its shots and sequences. Drop files here; drag them from here onto the timeline.</source>
        <translation>Die Filme, Bilder und Töne des Projekts mit seinen Shots und Sequenzen. Dateien hier ablegen und von hier auf die Zeitleiste ziehen.</translation>
    </message>
    <message>
        <source>The markers of the sequence. Click one to go to it; give it a name and a note.</source>
        <translation>Die Marker der Sequenz. Einen anklicken, um zu ihm zu springen; ihm Namen und Notiz geben.</translation>
    </message>
    <message>
        <source>The sequence: tracks with clips. Drag a clip to move it and an edge to trim it; drag in the ruler to move the playhead.</source>
        <translation>Die Sequenz: Spuren mit Clips. Einen Clip ziehen, um ihn zu verschieben, eine Kante, um zu trimmen; im Lineal ziehen, um den Abspielkopf zu bewegen.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
</context>
<context>
    <name>Plugin</name>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>A picture shown at the bottom right.</source>
        <translation>Ein Bild, das unten rechts gezeigt wird.</translation>
    </message>
    <message>
        <source>Accent</source>
        <translation>Akzent</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>Balken</translation>
    </message>
    <message>
        <source>Bars a second to the left; less than 0 is to the right.</source>
        <translation>Balken pro Sekunde nach links; unter 0 nach rechts.</translation>
    </message>
    <message>
        <source>CLIP skip</source>
        <translation>CLIP-Schichten auslassen</translation>
    </message>
    <message>
        <source>Colour of the dots.</source>
        <translation>Farbe der Punkte.</translation>
    </message>
    <message>
        <source>Colour of the moving line and of the counter's dots.</source>
        <translation>Farbe der laufenden Linie und der Zählerpunkte.</translation>
    </message>
    <message>
        <source>Colours of the bars.</source>
        <translation>Farben der Balken.</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Verzögerung</translation>
    </message>
    <message>
        <source>Eta</source>
        <translation>Eta</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Fault at frame</source>
        <translation>Fehler bei Bild</translation>
    </message>
    <message>
        <source>Folder of a Stable Diffusion 1.x model as it is published: unet, vae, text_encoder, tokenizer, scheduler.</source>
        <translation>Ordner eines Stable-Diffusion-1.x-Modells, wie es veröffentlicht wird: unet, vae, text_encoder, tokenizer, scheduler.</translation>
    </message>
    <message>
        <source>Folder of an AnimateDiff motion module. Without one a shot is a single picture.</source>
        <translation>Ordner eines AnimateDiff-Bewegungsmoduls. Ohne eines ist ein Shot ein einzelnes Bild.</translation>
    </message>
    <message>
        <source>Frame counter</source>
        <translation>Bildzähler</translation>
    </message>
    <message>
        <source>Frames from one window to the next.</source>
        <translation>Bilder von einem Fenster zum nächsten.</translation>
    </message>
    <message>
        <source>Frames made before it goes wrong.</source>
        <translation>Bilder, die vor dem Fehler entstehen.</translation>
    </message>
    <message>
        <source>Frames that the motion module sees at once.</source>
        <translation>Bilder, die das Bewegungsmodul auf einmal sieht.</translation>
    </message>
    <message>
        <source>FreeNoise</source>
        <translation>FreeNoise</translation>
    </message>
    <message>
        <source>Grain</source>
        <translation>Körnung</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Führung</translation>
    </message>
    <message>
        <source>How clips longer than the motion module's memory are made: looking at overlapping windows at every step, FreeNoise, or not at all.</source>
        <translation>Wie Clips entstehen, die länger sind als das Gedächtnis des Bewegungsmoduls: überlappende Fenster bei jedem Schritt, FreeNoise oder gar nicht.</translation>
    </message>
    <message>
        <source>How closely the prompt is followed; 1 or less leaves the negative prompt out.</source>
        <translation>Wie genau dem Prompt gefolgt wird; 1 oder weniger lässt den negativen Prompt außer Acht.</translation>
    </message>
    <message>
        <source>How many there are.</source>
        <translation>Wie viele es sind.</translation>
    </message>
    <message>
        <source>How much of the source is made anew.</source>
        <translation>Wie viel der Quelle neu gemacht wird.</translation>
    </message>
    <message>
        <source>How often the network improves the picture.</source>
        <translation>Wie oft das Netz das Bild verbessert.</translation>
    </message>
    <message>
        <source>How the steps are taken, on the model's own noise schedule; animatediff brings the one that motion modules were trained with.</source>
        <translation>Wie die Schritte gemacht werden, nach dem eigenen Rauschplan des Modells; animatediff bringt den mit, mit dem Bewegungsmodule trainiert wurden.</translation>
    </message>
    <message>
        <source>Image to image</source>
        <translation>Bild zu Bild</translation>
    </message>
    <message>
        <source>Inset</source>
        <translation>Einsatzbild</translation>
    </message>
    <message>
        <source>Its first two lines are shown at the bottom left.</source>
        <translation>Die ersten beiden Zeilen stehen unten links.</translation>
    </message>
    <message>
        <source>Layers of the text encoder that are left out at its end.</source>
        <translation>Schichten des Text-Encoders, die an seinem Ende ausgelassen werden.</translation>
    </message>
    <message>
        <source>Long clips</source>
        <translation>Lange Clips</translation>
    </message>
    <message>
        <source>Makes a clip anew after a text with Stable Diffusion 1.x and AnimateDiff.</source>
        <translation>Macht einen Clip nach einem Text neu, mit Stable Diffusion 1.x und AnimateDiff.</translation>
    </message>
    <message>
        <source>Makes a clip of a text with Stable Diffusion 1.x and AnimateDiff, or a single picture.</source>
        <translation>Macht aus einem Text einen Clip mit Stable Diffusion 1.x und AnimateDiff, oder ein einzelnes Bild.</translation>
    </message>
    <message>
        <source>Makes a picture anew after a text with Stable Diffusion 1.x.</source>
        <translation>Macht ein Bild nach einem Text neu, mit Stable Diffusion 1.x.</translation>
    </message>
    <message>
        <source>Milliseconds to wait before each frame: for trying out what takes long.</source>
        <translation>Millisekunden Wartezeit vor jedem Bild: um auszuprobieren, was lange dauert.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Motion module</source>
        <translation>Bewegungsmodul</translation>
    </message>
    <message>
        <source>Moving bars, grey ramps, noise by seed and a frame counter: shows at a glance whether a shot plays at the right speed, in the right order, with the right colours.</source>
        <translation>Laufende Balken, Graukeile, Rauschen nach Seed und ein Bildzähler: zeigt auf einen Blick, ob ein Shot in der richtigen Geschwindigkeit, Reihenfolge und Farbe läuft.</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>Negativer Prompt</translation>
    </message>
    <message>
        <source>Noise over the whole picture.</source>
        <translation>Rauschen über dem ganzen Bild.</translation>
    </message>
    <message>
        <source>Noise that DDIM adds at each step: 0 none, 1 as much as DDPM.</source>
        <translation>Rauschen, das DDIM bei jedem Schritt hinzufügt: 0 keines, 1 so viel wie DDPM.</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Scheduler</source>
        <translation>Scheduler</translation>
    </message>
    <message>
        <source>Shown at the top left.</source>
        <translation>Steht oben links.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Test card</source>
        <translation>Testkarte</translation>
    </message>
    <message>
        <source>Test pattern</source>
        <translation>Testbild</translation>
    </message>
    <message>
        <source>Text to video</source>
        <translation>Text zu Video</translation>
    </message>
    <message>
        <source>The clip to start from.</source>
        <translation>Der Clip, von dem ausgegangen wird.</translation>
    </message>
    <message>
        <source>The picture to start from.</source>
        <translation>Das Bild, von dem ausgegangen wird.</translation>
    </message>
    <message>
        <source>The test card's counter alone, on a transparent ground: lay it over a clip to see which frame is shown.</source>
        <translation>Nur der Zähler der Testkarte, auf durchsichtigem Grund: über einen Clip gelegt zeigt er, welches Bild zu sehen ist.</translation>
    </message>
    <message>
        <source>The test pattern was told to fail at frame %1, and did. Set its fault to "none" to make it work.</source>
        <translation>Das Testbild sollte bei Bild %1 scheitern und ist gescheitert. Seinen Fehler auf „keiner“ stellen, damit es arbeitet.</translation>
    </message>
    <message>
        <source>Thin lines over the ground.</source>
        <translation>Dünne Linien über dem Grund.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Video to video</source>
        <translation>Video zu Video</translation>
    </message>
    <message>
        <source>What is not to be seen. Looked at where the guidance is above 1.</source>
        <translation>Was nicht zu sehen sein soll. Wirkt, wo die Führung über 1 liegt.</translation>
    </message>
    <message>
        <source>What is to be seen.</source>
        <translation>Was zu sehen sein soll.</translation>
    </message>
    <message>
        <source>What to do wrong: for trying out what happens then.</source>
        <translation>Was schiefgehen soll: um auszuprobieren, was dann geschieht.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Window stride</source>
        <translation>Fensterschritt</translation>
    </message>
    <message>
        <source>animatediff</source>
        <translation>animatediff</translation>
    </message>
    <message>
        <source>as the model says</source>
        <translation>wie das Modell es sagt</translation>
    </message>
    <message>
        <source>crash</source>
        <translation>abstürzen</translation>
    </message>
    <message>
        <source>dawn</source>
        <translation>Morgenröte</translation>
    </message>
    <message>
        <source>ddim</source>
        <translation>ddim</translation>
    </message>
    <message>
        <source>ddpm</source>
        <translation>ddpm</translation>
    </message>
    <message>
        <source>dpm++-2m</source>
        <translation>dpm++-2m</translation>
    </message>
    <message>
        <source>dpm++-2m-karras</source>
        <translation>dpm++-2m-karras</translation>
    </message>
    <message>
        <source>dpm++-2m-sde</source>
        <translation>dpm++-2m-sde</translation>
    </message>
    <message>
        <source>dpm++-2m-sde-karras</source>
        <translation>dpm++-2m-sde-karras</translation>
    </message>
    <message>
        <source>euler</source>
        <translation>euler</translation>
    </message>
    <message>
        <source>euler-ancestral</source>
        <translation>euler-ancestral</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>scheitern</translation>
    </message>
    <message>
        <source>hang</source>
        <translation>hängen</translation>
    </message>
    <message>
        <source>lagoon</source>
        <translation>Lagune</translation>
    </message>
    <message>
        <source>lcm</source>
        <translation>lcm</translation>
    </message>
    <message>
        <source>mono</source>
        <translation>Einfarbig</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>pndm</source>
        <translation>pndm</translation>
    </message>
    <message>
        <source>throw</source>
        <translation>Ausnahme</translation>
    </message>
    <message>
        <source>too few frames</source>
        <translation>zu wenige Bilder</translation>
    </message>
    <message>
        <source>too many frames</source>
        <translation>zu viele Bilder</translation>
    </message>
    <message>
        <source>unipc</source>
        <translation>unipc</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>ganz</translation>
    </message>
    <message>
        <source>windows</source>
        <translation>Fenster</translation>
    </message>
</context>
<context>
    <name>Preset</name>
    <message>
        <source>H.264</source>
        <translation>H.264</translation>
    </message>
    <message>
        <source>H.264 draft</source>
        <translation>H.264, Entwurf</translation>
    </message>
    <message>
        <source>H.265</source>
        <translation>H.265</translation>
    </message>
    <message>
        <source>H.265 in 10 bit, BT.2020 with HLG: for broadcast, and screens of both kinds</source>
        <translation>H.265 in 10 Bit, BT.2020 mit HLG: für Rundfunk und beide Arten von Bildschirmen</translation>
    </message>
    <message>
        <source>H.265 in 10 bit, BT.2020 with PQ: for HDR screens</source>
        <translation>H.265 in 10 Bit, BT.2020 mit PQ: für HDR-Bildschirme</translation>
    </message>
    <message>
        <source>H.265, 10 bit</source>
        <translation>H.265, 10 Bit</translation>
    </message>
    <message>
        <source>HDR10</source>
        <translation>HDR10</translation>
    </message>
    <message>
        <source>HLG</source>
        <translation>HLG</translation>
    </message>
    <message>
        <source>Lossless</source>
        <translation>Verlustfrei</translation>
    </message>
    <message>
        <source>Lossless, 10 bit</source>
        <translation>Verlustfrei, 10 Bit</translation>
    </message>
    <message>
        <source>MOV for further editing, 10 bit</source>
        <translation>MOV zur Weiterbearbeitung, 10 Bit</translation>
    </message>
    <message>
        <source>MP4 for everywhere: good picture, plays on any device</source>
        <translation>MP4 für überall: gutes Bild, läuft auf jedem Gerät</translation>
    </message>
    <message>
        <source>MP4 in 10 bit: for skies without bands, and HDR as the sequence has it</source>
        <translation>MP4 in 10 Bit: für Himmel ohne Streifen, und HDR, wie die Sequenz es hat</translation>
    </message>
    <message>
        <source>MP4 made fast, for a look at the cut</source>
        <translation>Schnell gemachtes MP4, um den Schnitt anzusehen</translation>
    </message>
    <message>
        <source>MP4 of about two thirds the size, slower to make</source>
        <translation>MP4 in etwa zwei Dritteln der Größe, langsamer erzeugt</translation>
    </message>
    <message>
        <source>Matroska that keeps every code of a 10-bit picture: FFV1 and FLAC</source>
        <translation>Matroska, das jeden Codewert eines 10-Bit-Bildes erhält: FFV1 und FLAC</translation>
    </message>
    <message>
        <source>Matroska that keeps every code of the picture: FFV1 and FLAC</source>
        <translation>Matroska, das jeden Codewert des Bildes erhält: FFV1 und FLAC</translation>
    </message>
    <message>
        <source>ProRes 422 HQ</source>
        <translation>ProRes 422 HQ</translation>
    </message>
</context>
<context>
    <name>Sequence</name>
    <message>
        <source>4K UHD, 16:9</source>
        <translation>4K UHD, 16:9</translation>
    </message>
    <message>
        <source>HD 720, 16:9</source>
        <translation>HD 720, 16:9</translation>
    </message>
    <message>
        <source>HD, 16:9</source>
        <translation>HD, 16:9</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Rec. 2020 (wide)</source>
        <translation>Rec. 2020 (weit)</translation>
    </message>
    <message>
        <source>Rec. 2100 HLG (HDR)</source>
        <translation>Rec. 2100 HLG (HDR)</translation>
    </message>
    <message>
        <source>Rec. 2100 PQ (HDR)</source>
        <translation>Rec. 2100 PQ (HDR)</translation>
    </message>
    <message>
        <source>Rec. 601, 525 lines</source>
        <translation>Rec. 601, 525 Zeilen</translation>
    </message>
    <message>
        <source>Rec. 601, 625 lines</source>
        <translation>Rec. 601, 625 Zeilen</translation>
    </message>
    <message>
        <source>Rec. 709 (HD)</source>
        <translation>Rec. 709 (HD)</translation>
    </message>
    <message>
        <source>Square, 1:1</source>
        <translation>Quadrat, 1:1</translation>
    </message>
    <message>
        <source>Upright, 4:5</source>
        <translation>Hochformat, 4:5</translation>
    </message>
    <message>
        <source>Upright, 9:16</source>
        <translation>Hochformat, 9:16</translation>
    </message>
    <message>
        <source>While editing</source>
        <translation>Beim Schneiden</translation>
    </message>
    <message>
        <source>While editing, and in films</source>
        <translation>Beim Schneiden und in Filmen</translation>
    </message>
    <message>
        <source>Wide, 21:9</source>
        <translation>Breitbild, 21:9</translation>
    </message>
</context>
<context>
    <name>Title</name>
    <message>
        <source>Black</source>
        <translation>Schwarz</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Fett</translation>
    </message>
    <message>
        <source>Extra bold</source>
        <translation>Extrafett</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Leicht</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Regular</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Semi-bold</source>
        <translation>Halbfett</translation>
    </message>
    <message>
        <source>Thin</source>
        <translation>Dünn</translation>
    </message>
</context>
<context>
    <name>TitleTemplate</name>
    <message>
        <source>7:40 in the morning</source>
        <translation>7:40 Uhr am Morgen</translation>
    </message>
    <message>
        <source>A line that says what is spoken, at the lower edge.</source>
        <translation>Eine Zeile mit dem Gesprochenen am unteren Rand.</translation>
    </message>
    <message>
        <source>A name in a coloured box, at the lower edge.</source>
        <translation>Ein Name in einem farbigen Kasten am unteren Rand.</translation>
    </message>
    <message>
        <source>A number and a heading over a darkened picture.</source>
        <translation>Eine Nummer und eine Überschrift über einem abgedunkelten Bild.</translation>
    </message>
    <message>
        <source>A story about something</source>
        <translation>Eine Geschichte über etwas</translation>
    </message>
    <message>
        <source>A word of thanks on a ground of its own.</source>
        <translation>Ein Dank auf eigenem Grund.</translation>
    </message>
    <message>
        <source>Ada Lovelace</source>
        <translation>Ada Lovelace</translation>
    </message>
    <message>
        <source>All who took part, rolling upwards.</source>
        <translation>Alle, die mitgewirkt haben, nach oben rollend.</translation>
    </message>
    <message>
        <source>CHAPTER ONE</source>
        <translation>ERSTES KAPITEL</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Untertitelzeile</translation>
    </message>
    <message>
        <source>Centred Title</source>
        <translation>Titel in der Mitte</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>Kapitel</translation>
    </message>
    <message>
        <source>Directed by
Ada Lovelace

Camera
Charles Babbage

Music
Mary Somerville

Thanks to
everybody who helped</source>
        <translation>Regie
Ada Lovelace

Kamera
Charles Babbage

Musik
Mary Somerville

Dank an
alle, die geholfen haben</translation>
    </message>
    <message>
        <source>End Card</source>
        <translation>Abspann-Tafel</translation>
    </message>
    <message>
        <source>How It Began</source>
        <translation>Wie es begann</translation>
    </message>
    <message>
        <source>LISBON</source>
        <translation>LISSABON</translation>
    </message>
    <message>
        <source>Lower Third</source>
        <translation>Bauchbinde</translation>
    </message>
    <message>
        <source>Mathematician</source>
        <translation>Mathematikerin</translation>
    </message>
    <message>
        <source>Name Tag</source>
        <translation>Namensschild</translation>
    </message>
    <message>
        <source>Place and Time</source>
        <translation>Ort und Zeit</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Zitat</translation>
    </message>
    <message>
        <source>Rolling Credits</source>
        <translation>Rollender Abspann</translation>
    </message>
    <message>
        <source>Thank You for Watching</source>
        <translation>Danke fürs Zuschauen</translation>
    </message>
    <message>
        <source>The name of the film over a line, and what it is about below.</source>
        <translation>Der Name des Films über einer Linie und darunter, worum es geht.</translation>
    </message>
    <message>
        <source>Title of the Film</source>
        <translation>Titel des Films</translation>
    </message>
    <message>
        <source>What is being said</source>
        <translation>Was gerade gesagt wird</translation>
    </message>
    <message>
        <source>What somebody said, and who it was.</source>
        <translation>Was jemand gesagt hat und wer es war.</translation>
    </message>
    <message>
        <source>Where and when it is, at the upper left.</source>
        <translation>Wo und wann es ist, oben links.</translation>
    </message>
    <message>
        <source>Who somebody is, at the lower left.</source>
        <translation>Wer jemand ist, unten links.</translation>
    </message>
    <message>
        <source>made with Weft</source>
        <translation>gemacht mit Weft</translation>
    </message>
    <message>
        <source>“That brain of mine is something
more than merely mortal.”</source>
        <translation>„Mein Gehirn ist etwas mehr
als bloß sterblich.“</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>The folder "%1" cannot be made.</source>
        <translation>Der Ordner „%1“ kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>The picture "%1" cannot be written: see that its folder is there and the disk has room.</source>
        <translation>Das Bild „%1“ kann nicht geschrieben werden: prüfen, ob sein Ordner da ist und auf dem Datenträger Platz ist.</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Deliver</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Schnitt</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Generieren</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>A video editor whose timeline treats generated footage as ordinary clips.</source>
        <translation>Ein Videoschnittprogramm, dessen Zeitleiste generiertes Material wie gewöhnliche Clips behandelt.</translation>
    </message>
    <message>
        <source>Take pictures of every workspace, panel, menu and dialog into a folder, and end.</source>
        <translation>Bilder von jedem Arbeitsbereich, Bedienfeld, Menü und Dialog in einem Ordner ablegen und beenden.</translation>
    </message>
    <message>
        <source>The language of the window, such as en or de; otherwise the chosen one, or the system's.</source>
        <translation>Die Sprache des Fensters, wie en oder de; sonst die gewählte oder die des Systems.</translation>
    </message>
    <message>
        <source>The project to open.</source>
        <translation>Das Projekt, das geöffnet wird.</translation>
    </message>
</context>
<context>
    <name>weft</name>
    <message>
        <source>  · %1 f left</source>
        <translation>  · noch %1 B</translation>
    </message>
    <message>
        <source>  · dissolve of %1 f</source>
        <translation>  · Überblendung von %1 B</translation>
    </message>
    <message>
        <source>  · edge frame held</source>
        <translation>  · Randbild gehalten</translation>
    </message>
    <message>
        <source>  · hold D: dissolve of %1 f</source>
        <translation>  · D halten: Überblendung von %1 B</translation>
    </message>
    <message>
        <source>  · no further</source>
        <translation>  · nicht weiter</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source> (varies)</source>
        <translation> (wechselnd)</translation>
    </message>
    <message>
        <source>"$%1": that edit created %2 things</source>
        <translation>„$%1“: diese Bearbeitung hat %2 Dinge geschaffen</translation>
    </message>
    <message>
        <source>"%1"</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>"%1" adapts a model (LoRA), which no generator here reads.</source>
        <translation>„%1“ passt ein Modell an (LoRA); das liest hier kein Generator.</translation>
    </message>
    <message>
        <source>"%1" at frame %2 shows the same all the time, so it has no speed.</source>
        <translation>„%1“ bei Bild %2 zeigt immer dasselbe und hat deshalb keine Geschwindigkeit.</translation>
    </message>
    <message>
        <source>"%1" at frame %2 shows the same all the time: there is nothing to slip.</source>
        <translation>„%1“ bei Bild %2 zeigt immer dasselbe: ein Slip ändert nichts.</translation>
    </message>
    <message>
        <source>"%1" cannot be begun as a file of type "%2" (%3): choose another type or codec.</source>
        <translation>„%1“ kann nicht als Datei vom Typ „%2“ begonnen werden (%3): anderen Typ oder Codec wählen.</translation>
    </message>
    <message>
        <source>"%1" cannot be brought from file version %2 to %3: %4.</source>
        <translation>„%1“ kann nicht von Dateiversion %2 auf %3 gebracht werden: %4.</translation>
    </message>
    <message>
        <source>"%1" cannot be brought to "%2": another file is there.</source>
        <translation>„%1“ kann nicht nach „%2“ gebracht werden: dort ist eine andere Datei.</translation>
    </message>
    <message>
        <source>"%1" cannot be decoded as "%2" (%3): it is damaged, or of an unknown kind.</source>
        <translation>„%1“ kann nicht als „%2“ dekodiert werden (%3): es ist beschädigt oder von unbekannter Art.</translation>
    </message>
    <message>
        <source>"%1" cannot be locked for writing: %2. See that its folder can be written to.</source>
        <translation>„%1“ kann nicht zum Schreiben gesperrt werden: %2. Prüfen, ob der Ordner beschreibbar ist.</translation>
    </message>
    <message>
        <source>"%1" cannot be made: %2.</source>
        <translation>„%1“ kann nicht angelegt werden: %2.</translation>
    </message>
    <message>
        <source>"%1" cannot be read (%2).</source>
        <translation>„%1“ kann nicht gelesen werden (%2).</translation>
    </message>
    <message>
        <source>"%1" cannot be read (%2): check its permissions.</source>
        <translation>„%1“ kann nicht gelesen werden (%2): die Zugriffsrechte prüfen.</translation>
    </message>
    <message>
        <source>"%1" cannot be read: %2</source>
        <translation>„%1“ kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>"%1" cannot be read: %2.</source>
        <translation>„%1“ kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>"%1" cannot be read: line %2: %3.</source>
        <translation>„%1“ kann nicht gelesen werden: Zeile %2: %3.</translation>
    </message>
    <message>
        <source>"%1" cannot be removed: %2.</source>
        <translation>„%1“ lässt sich nicht entfernen: %2.</translation>
    </message>
    <message>
        <source>"%1" cannot be written (%2): %3.</source>
        <translation>„%1“ kann nicht geschrieben werden (%2): %3.</translation>
    </message>
    <message>
        <source>"%1" cannot be written: %2.</source>
        <translation>„%1“ kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>"%1" cannot become part of a template: %2.</source>
        <translation>„%1“ kann nicht Teil einer Vorlage werden: %2.</translation>
    </message>
    <message>
        <source>"%1" changed while it was collected.</source>
        <translation>„%1“ hat sich beim Sammeln geändert.</translation>
    </message>
    <message>
        <source>"%1" changed while its proxy was made. Try again once it is whole.</source>
        <translation>„%1“ hat sich geändert, während der Proxy entstand. Erneut versuchen, sobald die Datei vollständig ist.</translation>
    </message>
    <message>
        <source>"%1" changes its size to %2×%3 at frame %4: convert it to one size first.</source>
        <translation>„%1“ ändert seine Größe bei Bild %4 auf %2×%3: zuerst auf eine Größe umwandeln.</translation>
    </message>
    <message>
        <source>"%1" contains itself</source>
        <translation>„%1“ enthält sich selbst</translation>
    </message>
    <message>
        <source>"%1" exists already: choose another name, or allow to overwrite it.</source>
        <translation>„%1“ gibt es schon: einen anderen Namen wählen oder das Überschreiben erlauben.</translation>
    </message>
    <message>
        <source>"%1" exists already: give the name of a new folder.</source>
        <translation>„%1“ gibt es schon: den Namen eines neuen Ordners angeben.</translation>
    </message>
    <message>
        <source>"%1" has %2 bytes; more than %3 are not read. Is it the right file?</source>
        <translation>„%1“ hat %2 Bytes; mehr als %3 werden nicht gelesen. Ist es die richtige Datei?</translation>
    </message>
    <message>
        <source>"%1" has %2 frames from its in point at this rate and speed; %3 were asked for.</source>
        <translation>„%1“ hat ab seinem In-Punkt bei dieser Bildrate und Geschwindigkeit %2 Bilder; verlangt waren %3.</translation>
    </message>
    <message>
        <source>"%1" has %2 lines: a proxy of %3 would not be smaller.</source>
        <translation>„%1“ hat %2 Zeilen: ein Proxy mit %3 wäre nicht kleiner.</translation>
    </message>
    <message>
        <source>"%1" has a keyframe at frame %2 already: remove it first.</source>
        <translation>„%1“ hat schon einen Keyframe bei Bild %2: diesen zuerst entfernen.</translation>
    </message>
    <message>
        <source>"%1" has chosen the take "%2" and would be without one.</source>
        <translation>„%1“ hat den Take „%2“ gewählt und wäre danach ohne Take.</translation>
    </message>
    <message>
        <source>"%1" has more than %2 clips, or more than %3 media files or sequences.</source>
        <translation>„%1“ hat mehr als %2 Clips oder mehr als %3 Mediendateien oder Sequenzen.</translation>
    </message>
    <message>
        <source>"%1" has neither picture nor sound in it.</source>
        <translation>In „%1“ ist weder Bild noch Ton.</translation>
    </message>
    <message>
        <source>"%1" has neither picture nor sound to be placed.</source>
        <translation>„%1“ hat weder Bild noch Ton, die platziert werden könnten.</translation>
    </message>
    <message>
        <source>"%1" has no input for this file: choose another generator.</source>
        <translation>„%1“ hat keinen Eingang für diese Datei: einen anderen Generator wählen.</translation>
    </message>
    <message>
        <source>"%1" has no keyframe at frame %2 of its clip.</source>
        <translation>„%1“ hat keinen Keyframe bei Bild %2 seines Clips.</translation>
    </message>
    <message>
        <source>"%1" has no picture for the video track %2.</source>
        <translation>„%1“ hat kein Bild für die Videospur %2.</translation>
    </message>
    <message>
        <source>"%1" has no picture in it.</source>
        <translation>In „%1“ ist kein Bild.</translation>
    </message>
    <message>
        <source>"%1" has no picture that can be decoded: it is damaged.</source>
        <translation>„%1“ hat kein dekodierbares Bild: es ist beschädigt.</translation>
    </message>
    <message>
        <source>"%1" has no picture, sound or look-up table for %2 clips that use "%3".</source>
        <translation>„%1“ hat kein Bild, keinen Ton oder keine Lookup-Tabelle für %2 Clips, die „%3“ benutzen.</translation>
    </message>
    <message>
        <source>"%1" has no pictures whose colours or alpha could be taken otherwise.</source>
        <translation>„%1“ hat keine Bilder, deren Farben oder Alpha anders gelesen werden könnten.</translation>
    </message>
    <message>
        <source>"%1" has no sequence that could be placed.</source>
        <translation>„%1“ hat keine Sequenz, die platziert werden könnte.</translation>
    </message>
    <message>
        <source>"%1" has no sound in it.</source>
        <translation>In „%1“ ist kein Ton.</translation>
    </message>
    <message>
        <source>"%1" has no sound stream %2; it has %3.</source>
        <translation>„%1“ hat keinen Tonstrom %2; es hat %3.</translation>
    </message>
    <message>
        <source>"%1" has no sound that can be decoded: it is damaged.</source>
        <translation>„%1“ hat keinen dekodierbaren Ton: es ist beschädigt.</translation>
    </message>
    <message>
        <source>"%1" has no such sound for the sound track %2.</source>
        <translation>„%1“ hat keinen solchen Ton für die Tonspur %2.</translation>
    </message>
    <message>
        <source>"%1" has no track that holds titles alone, which would be its subtitles.</source>
        <translation>„%1“ hat keine Spur nur mit Titeln, die ihre Untertitel wären.</translation>
    </message>
    <message>
        <source>"%1" has nothing for that track.</source>
        <translation>„%1“ hat nichts für diese Spur.</translation>
    </message>
    <message>
        <source>"%1" has nothing for the clip at frame %2 on the track %3.</source>
        <translation>„%1“ hat nichts für den Clip bei Bild %2 auf der Spur %3.</translation>
    </message>
    <message>
        <source>"%1" has nothing for the track %2.</source>
        <translation>„%1“ hat nichts für die Spur %2.</translation>
    </message>
    <message>
        <source>"%1" has pictures of %2×%3 pixels: Weft goes up to %4 on a side.</source>
        <translation>„%1“ hat Bilder von %2×%3 Bildpunkten: Weft geht bis %4 je Seite.</translation>
    </message>
    <message>
        <source>"%1" has sequences that are nested more than %2 deep.</source>
        <translation>„%1“ hat Sequenzen, die mehr als %2-fach verschachtelt sind.</translation>
    </message>
    <message>
        <source>"%1" has sound of %2 samples a second: Weft goes up to %3.</source>
        <translation>„%1“ hat Ton mit %2 Abtastwerten pro Sekunde: Weft geht bis %3.</translation>
    </message>
    <message>
        <source>"%1" has the impossible file version %2.</source>
        <translation>„%1“ hat die unmögliche Dateiversion %2.</translation>
    </message>
    <message>
        <source>"%1" holds a model's weights in a format that no generator here reads: get them as .safetensors.</source>
        <translation>„%1“ enthält Gewichte eines Modells in einem Format, das hier kein Generator liest; als .safetensors sind sie lesbar.</translation>
    </message>
    <message>
        <source>"%1" holds more than %2 packets in one stream: it is damaged.</source>
        <translation>„%1“ enthält mehr als %2 Pakete in einem Strom: es ist beschädigt.</translation>
    </message>
    <message>
        <source>"%1" holds subtitles: drop it on the timeline.</source>
        <translation>„%1“ enthält Untertitel: auf der Zeitleiste ablegen.</translation>
    </message>
    <message>
        <source>"%1" holds weights, but of no model that a generator here reads.</source>
        <translation>„%1“ enthält Gewichte, aber von keinem Modell, das hier ein Generator liest.</translation>
    </message>
    <message>
        <source>"%1" in %2 cannot be "%3"; it is one of %4.</source>
        <translation>„%1“ in %2 kann nicht „%3“ sein; es ist eines von %4.</translation>
    </message>
    <message>
        <source>"%1" in %2 must be %3.</source>
        <translation>„%1“ in %2 muss %3 sein.</translation>
    </message>
    <message>
        <source>"%1" in %2: %3</source>
        <translation>„%1“ in %2: %3</translation>
    </message>
    <message>
        <source>"%1" is a Stable Diffusion model without its part "%2": get the whole model, with weights as .safetensors.</source>
        <translation>„%1“ ist ein Stable-Diffusion-Modell ohne seinen Teil „%2“; gebraucht wird das ganze Modell, mit Gewichten als .safetensors.</translation>
    </message>
    <message>
        <source>"%1" is a folder, not a media file.</source>
        <translation>„%1“ ist ein Ordner, keine Mediendatei.</translation>
    </message>
    <message>
        <source>"%1" is a folder: give a file name.</source>
        <translation>„%1“ ist ein Ordner: einen Dateinamen angeben.</translation>
    </message>
    <message>
        <source>"%1" is a link to a file that is gone.</source>
        <translation>„%1“ ist ein Link auf eine Datei, die nicht mehr da ist.</translation>
    </message>
    <message>
        <source>"%1" is a look-up table for colours: drop it on a clip.</source>
        <translation>„%1“ ist eine Lookup-Tabelle für Farben: auf einem Clip ablegen.</translation>
    </message>
    <message>
        <source>"%1" is a model for generating (%2).</source>
        <translation>„%1“ ist ein Modell zum Generieren (%2).</translation>
    </message>
    <message>
        <source>"%1" is a model for generating: drop it by itself to add it to the models.</source>
        <translation>„%1“ ist ein Modell zum Generieren: allein abgelegt kommt es zu den Modellen.</translation>
    </message>
    <message>
        <source>"%1" is a model of the kind %2, which no generator here reads.</source>
        <translation>„%1“ ist ein Modell der Art %2; das liest hier kein Generator.</translation>
    </message>
    <message>
        <source>"%1" is a motion module without its description: put the config.json that it is published with beside it.</source>
        <translation>„%1“ ist ein Bewegungsmodul ohne seine Beschreibung: die config.json, mit der es veröffentlicht ist, gehört daneben.</translation>
    </message>
    <message>
        <source>"%1" is a motion module without weights: get its .safetensors file too.</source>
        <translation>„%1“ ist ein Bewegungsmodul ohne Gewichte: seine .safetensors-Datei fehlt.</translation>
    </message>
    <message>
        <source>"%1" is a still, which needs no proxy.</source>
        <translation>„%1“ ist ein Standbild, das keinen Proxy braucht.</translation>
    </message>
    <message>
        <source>"%1" is a text file, not media: choose a video, sound or picture file, or a look-up table (.cube).</source>
        <translation>„%1“ ist eine Textdatei, kein Medium: eine Video-, Ton- oder Bilddatei oder eine Lookup-Tabelle (.cube) wählen.</translation>
    </message>
    <message>
        <source>"%1" is a timeline: import it by File › Import Timeline.</source>
        <translation>„%1“ ist eine Zeitleiste: mit Datei › Zeitleiste importieren öffnen.</translation>
    </message>
    <message>
        <source>"%1" is a whole model in one file. Get it as a folder with unet, vae, text_encoder, tokenizer and scheduler, as it is published for diffusers.</source>
        <translation>„%1“ ist ein ganzes Modell in einer Datei. Gebraucht wird es als Ordner mit unet, vae, text_encoder, tokenizer und scheduler, wie es für diffusers veröffentlicht ist.</translation>
    </message>
    <message>
        <source>"%1" is among the effects now, under Titles.</source>
        <translation>„%1“ steht jetzt bei den Effekten unter „Titel“.</translation>
    </message>
    <message>
        <source>"%1" is among the models: recipes can choose it.</source>
        <translation>„%1“ ist bei den Modellen: Rezepte können es wählen.</translation>
    </message>
    <message>
        <source>"%1" is being written by another export: wait for it, or choose another name.</source>
        <translation>„%1“ wird gerade von einem anderen Export geschrieben: darauf warten oder einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>"%1" is coded as "%2", which this FFmpeg cannot decode: convert it first.</source>
        <translation>„%1“ ist als „%2“ kodiert, was dieses FFmpeg nicht dekodieren kann: zuerst umwandeln.</translation>
    </message>
    <message>
        <source>"%1" is cut short: of %2 s that its header promises, %3 s are there. Copy it again from where it came from.</source>
        <translation>„%1“ ist abgeschnitten: von %2 s, die sein Kopf verspricht, sind %3 s da. Noch einmal von der Herkunft kopieren.</translation>
    </message>
    <message>
        <source>"%1" is damaged or incomplete: its beginning says %2, but it cannot be read (%3). Copy it again from where it came from.</source>
        <translation>„%1“ ist beschädigt oder unvollständig: der Anfang besagt %2, aber es kann nicht gelesen werden (%3). Noch einmal von der Herkunft kopieren.</translation>
    </message>
    <message>
        <source>"%1" is decoded by the processor: %2.</source>
        <translation>„%1“ wird vom Prozessor dekodiert: %2.</translation>
    </message>
    <message>
        <source>"%1" is disabled and left out.</source>
        <translation>„%1“ ist deaktiviert und bleibt weg.</translation>
    </message>
    <message>
        <source>"%1" is empty (0 bytes): copy it again from where it came from.</source>
        <translation>„%1“ ist leer (0 Bytes): noch einmal von der Herkunft kopieren.</translation>
    </message>
    <message>
        <source>"%1" is empty.</source>
        <translation>„%1“ ist leer.</translation>
    </message>
    <message>
        <source>"%1" is in the bin already, with the id %2.</source>
        <translation>„%1“ ist schon in der Ablage, mit der ID %2.</translation>
    </message>
    <message>
        <source>"%1" is in the way: another collection is being written, or was interrupted. Remove it if none is running.</source>
        <translation>„%1“ ist im Weg: eine andere Sammlung wird geschrieben oder wurde unterbrochen. Entfernen, wenn keine läuft.</translation>
    </message>
    <message>
        <source>"%1" is missing</source>
        <translation>„%1“ fehlt</translation>
    </message>
    <message>
        <source>"%1" is missing and not in the bundle.</source>
        <translation>„%1“ fehlt und ist nicht im Bündel.</translation>
    </message>
    <message>
        <source>"%1" is neither a number nor a keyword of a .cube file. Remove the line, or write the file anew.</source>
        <translation>„%1“ ist weder eine Zahl noch ein Schlüsselwort einer .cube-Datei. Die Zeile entfernen oder die Datei neu schreiben.</translation>
    </message>
    <message>
        <source>"%1" is no .cube file: it has neither LUT_1D_SIZE nor LUT_3D_SIZE.</source>
        <translation>„%1“ ist keine .cube-Datei: sie hat weder LUT_1D_SIZE noch LUT_3D_SIZE.</translation>
    </message>
    <message>
        <source>"%1" is no OpenTimelineIO bundle: it has no content.otio.</source>
        <translation>„%1“ ist kein OpenTimelineIO-Bündel: es hat keine content.otio.</translation>
    </message>
    <message>
        <source>"%1" is no film, picture or sound (%2).</source>
        <translation>„%1“ ist weder Film noch Bild noch Ton (%2).</translation>
    </message>
    <message>
        <source>"%1" is no media file; its place in the list names it alone.</source>
        <translation>„%1“ ist keine Mediendatei; an seiner Stelle steht in der Liste nur der Name.</translation>
    </message>
    <message>
        <source>"%1" is no model that a generator here reads.</source>
        <translation>„%1“ ist kein Modell, das hier ein Generator liest.</translation>
    </message>
    <message>
        <source>"%1" is no model: its weights would be .safetensors files.</source>
        <translation>„%1“ ist kein Modell: dessen Gewichte wären .safetensors-Dateien.</translation>
    </message>
    <message>
        <source>"%1" is no number between −%2 and %2.</source>
        <translation>„%1“ ist keine Zahl zwischen −%2 und %2.</translation>
    </message>
    <message>
        <source>"%1" is no number.</source>
        <translation>„%1“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>"%1" is no parameter of %2; it has %3.</source>
        <translation>„%1“ ist kein Parameter von %2; vorhanden: %3.</translation>
    </message>
    <message>
        <source>"%1" is no proxy of "%2".</source>
        <translation>„%1“ ist kein Proxy von „%2“.</translation>
    </message>
    <message>
        <source>"%1" is no speed (M2 reel speed timecode) of an event</source>
        <translation>„%1“ ist keine Geschwindigkeit (M2 Band Geschwindigkeit Timecode) eines Ereignisses</translation>
    </message>
    <message>
        <source>"%1" is none of its commands</source>
        <translation>„%1“ ist keiner ihrer Befehle</translation>
    </message>
    <message>
        <source>"%1" is not a Weft project: it has no "weft" member with the file's version.</source>
        <translation>„%1“ ist kein Weft-Projekt: es hat kein Mitglied „weft“ mit der Version der Datei.</translation>
    </message>
    <message>
        <source>"%1" is not a file.</source>
        <translation>„%1“ ist keine Datei.</translation>
    </message>
    <message>
        <source>"%1" is not a frame rate</source>
        <translation>„%1“ ist keine Bildrate</translation>
    </message>
    <message>
        <source>"%1" is not a journal of Weft.</source>
        <translation>„%1“ ist kein Journal von Weft.</translation>
    </message>
    <message>
        <source>"%1" is not a known %2; known are %3</source>
        <translation>„%1“ ist nicht bekannt als %2; bekannt sind %3</translation>
    </message>
    <message>
        <source>"%1" is not a known pixel format</source>
        <translation>„%1“ ist kein bekanntes Pixelformat</translation>
    </message>
    <message>
        <source>"%1" is not a time: write a timecode (00:00:05:12), seconds (5.5s) or a frame number (140).</source>
        <translation>„%1“ ist keine Zeit: einen Timecode (00:00:05:12), Sekunden (5.5s) oder eine Bildnummer (140) schreiben.</translation>
    </message>
    <message>
        <source>"%1" is not a timecode</source>
        <translation>„%1“ ist kein Timecode</translation>
    </message>
    <message>
        <source>"%1" is not an edit list (CMX 3600): it has no event.</source>
        <translation>„%1“ ist keine Schnittliste (CMX 3600): sie hat kein Ereignis.</translation>
    </message>
    <message>
        <source>"%1" is not an event (number, reel, track, transition, four timecodes)</source>
        <translation>„%1“ ist kein Ereignis (Nummer, Band, Spur, Übergang, vier Timecodes)</translation>
    </message>
    <message>
        <source>"%1" is not an ordinary file.</source>
        <translation>„%1“ ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>"%1" is not known here; known are %2</source>
        <translation>„%1“ ist hier nicht bekannt; bekannt sind %2</translation>
    </message>
    <message>
        <source>"%1" is not media that Weft can read: it is damaged, or of an unknown type.</source>
        <translation>„%1“ ist kein Medium, das Weft lesen kann: es ist beschädigt oder von unbekanntem Typ.</translation>
    </message>
    <message>
        <source>"%1" is not media: it looks like %2.</source>
        <translation>„%1“ ist kein Medium: es sieht aus wie %2.</translation>
    </message>
    <message>
        <source>"%1" is of no format that Weft reads: %2.</source>
        <translation>„%1“ hat kein Format, das Weft liest: %2.</translation>
    </message>
    <message>
        <source>"%1" is of no format that Weft writes: %2.</source>
        <translation>„%1“ hat kein Format, das Weft schreibt: %2.</translation>
    </message>
    <message>
        <source>"%1" is one of the project's own media files: choose another name.</source>
        <translation>„%1“ ist eine der eigenen Mediendateien des Projekts: einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>"%1" is open in %2 (process %3, user %4, on %5, since %6): close it there, or save under another name.</source>
        <translation>„%1“ ist in %2 geöffnet (Prozess %3, Benutzer %4, auf %5, seit %6): dort schließen oder unter anderem Namen speichern.</translation>
    </message>
    <message>
        <source>"%1" is open in another program: close it there, or save under another name.</source>
        <translation>„%1“ ist in einem anderen Programm offen: dort schließen oder unter einem anderen Namen speichern.</translation>
    </message>
    <message>
        <source>"%1" is the last sequence: a project keeps one.</source>
        <translation>„%1“ ist die letzte Sequenz: Ein Projekt behält eine.</translation>
    </message>
    <message>
        <source>"%1" is there twice</source>
        <translation>„%1“ gibt es zweimal</translation>
    </message>
    <message>
        <source>"%1" is to be relinked twice.</source>
        <translation>„%1“ soll zweimal neu verknüpft werden.</translation>
    </message>
    <message>
        <source>"%1" is used in %2 places: remove those first.</source>
        <translation>„%1“ wird an %2 Stellen benutzt: diese zuerst entfernen.</translation>
    </message>
    <message>
        <source>"%1" is written.</source>
        <translation>„%1“ ist geschrieben.</translation>
    </message>
    <message>
        <source>"%1" keeps its pitch.</source>
        <translation>„%1“ hält seine Tonhöhe.</translation>
    </message>
    <message>
        <source>"%1" lasts %2 s; the time map leads to %3 s. Give "hold" to let its edge frame stand.</source>
        <translation>„%1“ dauert %2 s; die Zeitkurve führt bis %3 s. „hold“ angeben, um das Randbild stehen zu lassen.</translation>
    </message>
    <message>
        <source>"%1" may not be read: look at its permissions.</source>
        <translation>„%1“ darf nicht gelesen werden: die Zugriffsrechte prüfen.</translation>
    </message>
    <message>
        <source>"%1" names no track (V, A, A2, AA, B, AA/V)</source>
        <translation>„%1“ nennt keine Spur (V, A, A2, AA, B, AA/V)</translation>
    </message>
    <message>
        <source>"%1" needs a name.</source>
        <translation>„%1“ braucht einen Namen.</translation>
    </message>
    <message>
        <source>"%1" needs a track to go on: give "video", "audio" or both.</source>
        <translation>„%1“ braucht eine Spur: „video“, „audio“ oder beide angeben.</translation>
    </message>
    <message>
        <source>"%1" of "%2" is not a number of frames</source>
        <translation>„%1“ von „%2“ ist keine Anzahl von Bildern</translation>
    </message>
    <message>
        <source>"%1" of "%2" is not a time</source>
        <translation>„%1“ von „%2“ ist keine Zeit</translation>
    </message>
    <message>
        <source>"%1" of the effect "%2" is no number, so it has no keyframes.</source>
        <translation>„%1“ des Effekts „%2“ ist keine Zahl und hat deshalb keine Keyframes.</translation>
    </message>
    <message>
        <source>"%1" of the filter "%2" cannot be changed while it runs.</source>
        <translation>„%1“ des Filters „%2“ kann nicht geändert werden, während er läuft.</translation>
    </message>
    <message>
        <source>"%1" on track %2 at %3</source>
        <translation>„%1“ auf Spur %2 bei %3</translation>
    </message>
    <message>
        <source>"%1" reaches beyond its file, where MLT has no frames.</source>
        <translation>„%1“ reicht über seine Datei hinaus, wo MLT keine Bilder hat.</translation>
    </message>
    <message>
        <source>"%1" shows the same all the time, so it has no speed.</source>
        <translation>„%1“ zeigt immer dasselbe und hat deshalb keine Geschwindigkeit.</translation>
    </message>
    <message>
        <source>"%1" shows the same all the time, so there is nothing to retime.</source>
        <translation>„%1“ zeigt immer dasselbe, also gibt es keine Zeit zu verbiegen.</translation>
    </message>
    <message>
        <source>"%1" stands after the table's first entry; it must stand before.</source>
        <translation>„%1“ steht nach dem ersten Eintrag der Tabelle; es muss davor stehen.</translation>
    </message>
    <message>
        <source>"%1" starts between two frames of MLT's; it starts with the earlier one.</source>
        <translation>„%1“ beginnt zwischen zwei Bildern von MLT; es beginnt mit dem früheren.</translation>
    </message>
    <message>
        <source>"%1" was changed while it was open: open it again.</source>
        <translation>„%1“ wurde geändert, während es offen war: erneut öffnen.</translation>
    </message>
    <message>
        <source>"%1" was imported; %2 things could not be carried.</source>
        <translation>„%1“ wurde importiert; %2 Dinge konnten nicht übernommen werden.</translation>
    </message>
    <message>
        <source>"%1" was not found: check the path, or relink the media.</source>
        <translation>„%1“ wurde nicht gefunden: den Pfad prüfen oder das Medium neu verknüpfen.</translation>
    </message>
    <message>
        <source>"%1" was not written: %2</source>
        <translation>„%1“ wurde nicht geschrieben: %2</translation>
    </message>
    <message>
        <source>"%1" was saved by a newer Weft (file version %2; this one reads up to %3): update Weft to open it.</source>
        <translation>„%1“ wurde von einem neueren Weft gespeichert (Dateiversion %2; dieses liest bis %3): Weft aktualisieren, um es zu öffnen.</translation>
    </message>
    <message>
        <source>"%1" was there before.</source>
        <translation>„%1“ war schon da.</translation>
    </message>
    <message>
        <source>"%1", %2, frame %3: "%4": %5.</source>
        <translation>„%1“, %2, Bild %3: „%4“: %5.</translation>
    </message>
    <message>
        <source>"%1", frame %2: "%3" has no file that is followed and is left out.</source>
        <translation>„%1“, Bild %2: „%3“ hat keine Datei, die verfolgt wird, und bleibt weg.</translation>
    </message>
    <message>
        <source>"%1", frame %2: the generator "%3" is left out.</source>
        <translation>„%1“, Bild %2: der Generator „%3“ bleibt weg.</translation>
    </message>
    <message>
        <source>"%1", frame %2: the transition "%3" becomes a dissolve of the same length.</source>
        <translation>„%1“, Bild %2: der Übergang „%3“ wird eine Überblendung gleicher Länge.</translation>
    </message>
    <message>
        <source>"%1", frame %2: the transition "%3" becomes the one that is nearest: "%4".</source>
        <translation>„%1“, Bild %2: der Übergang „%3“ wird der ähnlichste: „%4“.</translation>
    </message>
    <message>
        <source>"%1", line %2: %3</source>
        <translation>„%1“, Zeile %2: %3</translation>
    </message>
    <message>
        <source>"%1", which had to be done before, was not.</source>
        <translation>„%1“, das vorher zu erledigen war, wurde nicht erledigt.</translation>
    </message>
    <message>
        <source>"%1": %2.</source>
        <translation>„%1“: %2.</translation>
    </message>
    <message>
        <source>"%1": its clips are no longer grouped.</source>
        <translation>„%1“: die Clips sind nicht mehr gruppiert.</translation>
    </message>
    <message>
        <source>"OTIO_SCHEMA" is missing</source>
        <translation>„OTIO_SCHEMA“ fehlt</translation>
    </message>
    <message>
        <source>"marked_range" is missing</source>
        <translation>„marked_range“ fehlt</translation>
    </message>
    <message>
        <source>%1  (to %2)</source>
        <translation>%1  (bis %2)</translation>
    </message>
    <message>
        <source>%1  · length %2</source>
        <translation>%1  · Länge %2</translation>
    </message>
    <message>
        <source>%1  · no further</source>
        <translation>%1  · nicht weiter</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 % at or below black, %2 % at or above white</source>
        <translation>%1 % auf oder unter Schwarz, %2 % auf oder über Weiß</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a step of the history: "Trim", "Beach.mp4"</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 (ready)</source>
        <translation>%1 (bereit)</translation>
    </message>
    <message>
        <source>%1 Drop a file of the bin here.</source>
        <translation>%1 Eine Datei der Ablage hier ablegen.</translation>
    </message>
    <message>
        <source>%1 It is left out.</source>
        <translation>%1 Es bleibt weg.</translation>
    </message>
    <message>
        <source>%1 LUFS now, %2 in all · true peak %3 dB · correlation %4</source>
        <translation>%1 LUFS, gesamt %2 · TP %3 dB · Korr. %4</translation>
    </message>
    <message>
        <source>%1 Weft goes on without keeping what it has made there: thumbnails, waveforms and rendered frames are made anew each time.</source>
        <translation>%1 Weft arbeitet weiter, ohne das dort Erzeugte aufzubewahren: Vorschaubilder, Wellenformen und gerenderte Bilder werden jedes Mal neu gemacht.</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be started as %2 (%3). Install Weft again.</source>
        <translation>%1 kann nicht als %2 gestartet werden (%3). Weft neu installieren.</translation>
    </message>
    <message>
        <source>%1 changes that were not saved have been brought back.</source>
        <translation>%1 nicht gespeicherte Änderungen wurden zurückgeholt.</translation>
    </message>
    <message>
        <source>%1 clips</source>
        <translation>%1 Clips</translation>
    </message>
    <message>
        <source>%1 contains itself, or sequences more than %2 levels deep.</source>
        <translation>%1 enthält sich selbst oder Sequenzen, die mehr als %2 Ebenen tief liegen.</translation>
    </message>
    <message>
        <source>%1 crashed while %2 (%3). %4.</source>
        <translation>%1 ist abgestürzt beim %2 (%3). %4.</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <source>%1 does not hold 8-bit RGB pictures, as takes do.</source>
        <translation>%1 enthält keine 8-Bit-RGB-Bilder, wie Takes sie haben.</translation>
    </message>
    <message>
        <source>%1 ended while %2 without an answer (exit code %3). %4.</source>
        <translation>%1 endete beim %2 ohne Antwort (Exit-Code %3). %4.</translation>
    </message>
    <message>
        <source>%1 f</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 files, %2, were collected into "%3".</source>
        <translation>%1 Dateien, %2, wurden in „%3“ gesammelt.</translation>
    </message>
    <message>
        <source>%1 fps</source>
        <translation>%1 fps</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 has %2 bytes; more than %3 are not read. Is it the right file?</source>
        <translation>%1 hat %2 Bytes; mehr als %3 werden nicht gelesen. Ist es die richtige Datei?</translation>
    </message>
    <message>
        <source>%1 has a fade that is longer than the clip.</source>
        <translation>%1 hat eine Blende, die länger ist als der Clip.</translation>
    </message>
    <message>
        <source>%1 has a gain above %2 dB.</source>
        <translation>%1 hat einen Gain über %2 dB.</translation>
    </message>
    <message>
        <source>%1 has a group that lies in itself or in none of its own.</source>
        <translation>%1 hat eine Gruppe, die in sich selbst oder in keiner eigenen liegt.</translation>
    </message>
    <message>
        <source>%1 has a link that is not below the project's counter.</source>
        <translation>%1 hat eine Verknüpfung, die nicht unter dem Zähler des Projekts liegt.</translation>
    </message>
    <message>
        <source>%1 has a list of channels that are not between −1 and %2.</source>
        <translation>%1 hat eine Liste von Kanälen, die nicht zwischen −1 und %2 liegen.</translation>
    </message>
    <message>
        <source>%1 has a master gain above %2 dB, or a pan that is not between −1 and 1.</source>
        <translation>%1 hat einen Master-Gain über %2 dB oder ein Panorama, das nicht zwischen −1 und 1 liegt.</translation>
    </message>
    <message>
        <source>%1 has a pan that is not between −1 and 1.</source>
        <translation>%1 hat ein Panorama, das nicht zwischen −1 und 1 liegt.</translation>
    </message>
    <message>
        <source>%1 has a proxy of an impossible size.</source>
        <translation>%1 hat einen Proxy von unmöglicher Größe.</translation>
    </message>
    <message>
        <source>%1 has a proxy without a path, or one twice.</source>
        <translation>%1 hat einen Proxy ohne Pfad oder einen doppelt.</translation>
    </message>
    <message>
        <source>%1 has a time map that does not begin at 0, does not rise, is too steep or leads before its source.</source>
        <translation>%1 hat eine Zeitkurve, die nicht bei 0 beginnt, nicht steigt, zu steil ist oder vor ihre Quelle führt.</translation>
    </message>
    <message>
        <source>%1 has a transition that is longer than its clips.</source>
        <translation>%1 hat einen Übergang, der länger ist als seine Clips.</translation>
    </message>
    <message>
        <source>%1 has a transition, but no clip ends at its start.</source>
        <translation>%1 hat einen Übergang, aber an seinem Anfang endet kein Clip.</translation>
    </message>
    <message>
        <source>%1 has an empty tag, or one twice.</source>
        <translation>%1 hat ein leeres Schlagwort oder eines doppelt.</translation>
    </message>
    <message>
        <source>%1 has an impossible brightness.</source>
        <translation>%1 hat eine unmögliche Helligkeit.</translation>
    </message>
    <message>
        <source>%1 has an impossible size, rotation or length.</source>
        <translation>%1 hat eine unmögliche Größe, Drehung oder Länge.</translation>
    </message>
    <message>
        <source>%1 has ended.</source>
        <translation>%1 ist zu Ende.</translation>
    </message>
    <message>
        <source>%1 has impossible sound.</source>
        <translation>%1 hat unmöglichen Ton.</translation>
    </message>
    <message>
        <source>%1 has no path.</source>
        <translation>%1 hat keinen Pfad.</translation>
    </message>
    <message>
        <source>%1 has not been generated yet.</source>
        <translation>%1 wurde noch nicht generiert.</translation>
    </message>
    <message>
        <source>%1 has the id %2, which is not between 1 and the project's counter.</source>
        <translation>%1 hat die ID %2, die nicht zwischen 1 und dem Zähler des Projekts liegt.</translation>
    </message>
    <message>
        <source>%1 has the id %2, which is used twice.</source>
        <translation>%1 hat die ID %2, die zweimal benutzt wird.</translation>
    </message>
    <message>
        <source>%1 has the length %2, which is not between 1 and %3 frames.</source>
        <translation>%1 hat die Länge %2, die nicht zwischen 1 und %3 Bildern liegt.</translation>
    </message>
    <message>
        <source>%1 has the member %2 twice in one object.</source>
        <translation>%1 hat das Mitglied %2 zweimal in einem Objekt.</translation>
    </message>
    <message>
        <source>%1 has the rating %2, which is not between 0 and %3.</source>
        <translation>%1 hat die Bewertung %2, die nicht zwischen 0 und %3 liegt.</translation>
    </message>
    <message>
        <source>%1 has the seed %2, which is not between 0 and 2⁵³.</source>
        <translation>%1 hat den Seed %2, der nicht zwischen 0 und 2⁵³ liegt.</translation>
    </message>
    <message>
        <source>%1 has the size %2×%3, which is not between 16 and 16384.</source>
        <translation>%1 hat die Größe %2×%3, die nicht zwischen 16 und 16384 liegt.</translation>
    </message>
    <message>
        <source>%1 has the size %2×%3; both must be even and between 16 and 16384.</source>
        <translation>%1 hat die Größe %2×%3; beide Zahlen müssen gerade sein und zwischen 16 und 16384 liegen.</translation>
    </message>
    <message>
        <source>%1 holds more than %2 things of a kind.</source>
        <translation>%1 enthält mehr als %2 Dinge einer Art.</translation>
    </message>
    <message>
        <source>%1 holds more than %2 values, which are not read. Is it the right file?</source>
        <translation>%1 enthält mehr als %2 Werte, die nicht gelesen werden. Ist es die richtige Datei?</translation>
    </message>
    <message>
        <source>%1 is a look-up table of an impossible size.</source>
        <translation>%1 ist eine Lookup-Tabelle von unmöglicher Größe.</translation>
    </message>
    <message>
        <source>%1 is a picture on a sound track and is left out.</source>
        <translation>%1 ist ein Bild auf einer Tonspur und bleibt weg.</translation>
    </message>
    <message>
        <source>%1 is a title with an impossible size or weight.</source>
        <translation>%1 ist ein Titel mit unmöglicher Größe oder Stärke.</translation>
    </message>
    <message>
        <source>%1 is an adjustment, which a sound track cannot have.</source>
        <translation>%1 ist eine Anpassung, die eine Tonspur nicht haben kann.</translation>
    </message>
    <message>
        <source>%1 is beyond ±%2</source>
        <translation>%1 liegt jenseits von ±%2</translation>
    </message>
    <message>
        <source>%1 is for pictures: select a clip on a video track first.</source>
        <translation>%1 ist für Bilder: zuerst einen Clip auf einer Videospur auswählen.</translation>
    </message>
    <message>
        <source>%1 is for sound: select a clip on a sound track first.</source>
        <translation>%1 ist für Ton: zuerst einen Clip auf einer Tonspur auswählen.</translation>
    </message>
    <message>
        <source>%1 is left out: "%2" has no picture.</source>
        <translation>%1 bleibt weg: „%2“ hat kein Bild.</translation>
    </message>
    <message>
        <source>%1 is left out: "%2" has no sound.</source>
        <translation>%1 bleibt weg: „%2“ hat keinen Ton.</translation>
    </message>
    <message>
        <source>%1 is longer than its media, whose edge frame stands (sound is silent).</source>
        <translation>%1 ist länger als sein Medium, dessen Randbild steht (der Ton schweigt).</translation>
    </message>
    <message>
        <source>%1 is nested %2 levels deep; more than %3 are not read. Is it the right file?</source>
        <translation>%1 ist %2 Ebenen tief verschachtelt; mehr als %3 werden nicht gelesen. Ist es die richtige Datei?</translation>
    </message>
    <message>
        <source>%1 is not valid JSON: %2.</source>
        <translation>%1 ist kein gültiges JSON: %2.</translation>
    </message>
    <message>
        <source>%1 is of version %2, which this Weft does not read.</source>
        <translation>%1 hat Version %2, die dieses Weft nicht liest.</translation>
    </message>
    <message>
        <source>%1 is stale (%2 was changed): the film shows the take that was chosen.</source>
        <translation>%1 ist veraltet (%2 wurde geändert): der Film zeigt den gewählten Take.</translation>
    </message>
    <message>
        <source>%1 is stale: the film shows the take that was chosen.</source>
        <translation>%1 ist veraltet: der Film zeigt den gewählten Take.</translation>
    </message>
    <message>
        <source>%1 is the worker of Weft %2 and speaks version %3 of the protocol, this Weft speaks version %4. Install Weft again.</source>
        <translation>%1 ist der Worker von Weft %2 und spricht Version %3 des Protokolls, dieses Weft Version %4. Weft neu installieren.</translation>
    </message>
    <message>
        <source>%1 lacks less than nothing.</source>
        <translation>%1 fehlt weniger als nichts.</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>%1 lies in the folder %2, which does not exist.</source>
        <translation>%1 liegt im Ordner %2, den es nicht gibt.</translation>
    </message>
    <message>
        <source>%1 makes no usable project: %2</source>
        <translation>%1 ergibt kein brauchbares Projekt: %2</translation>
    </message>
    <message>
        <source>%1 media were found in "%2"; "%3" and %4 more were not.</source>
        <translation>%1 Medien wurden in „%2“ gefunden; „%3“ und %4 weitere nicht.</translation>
    </message>
    <message>
        <source>%1 media were found, %2 of them by name alone: look at them.</source>
        <translation>%1 Medien wurden gefunden, %2 davon nur dem Namen nach: bitte ansehen.</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 moves along with ripples</source>
        <translation>%1 rückt beim Ripple mit</translation>
    </message>
    <message>
        <source>%1 must be from %2 to %3, not %4</source>
        <translation>%1 muss von %2 bis %3 sein, nicht %4</translation>
    </message>
    <message>
        <source>%1 names no generator.</source>
        <translation>%1 nennt keinen Generator.</translation>
    </message>
    <message>
        <source>%1 needs a colour space with a Y'CbCr matrix, primaries, transfer and range.</source>
        <translation>%1 braucht einen Farbraum mit einer Y'CbCr-Matrix, Primärfarben, Übertragung und Wertebereich.</translation>
    </message>
    <message>
        <source>%1 needs something that "%2" does not have.</source>
        <translation>%1 braucht etwas, das „%2“ nicht hat.</translation>
    </message>
    <message>
        <source>%1 needs the media file %2, which does not exist.</source>
        <translation>%1 braucht die Mediendatei %2, die es nicht gibt.</translation>
    </message>
    <message>
        <source>%1 of %2 files were left out.</source>
        <translation>%1 von %2 Dateien wurden ausgelassen.</translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>%1 von %2 Tokens</translation>
    </message>
    <message>
        <source>%1 of %2 tokens: the model does not read the last %3, shorten the text.</source>
        <translation>%1 von %2 Tokens: die letzten %3 liest das Modell nicht, den Text kürzen.</translation>
    </message>
    <message>
        <source>%1 on %2, %3 to %4</source>
        <translation>%1 auf %2, %3 bis %4</translation>
    </message>
    <message>
        <source>%1 plays at %2 times the speed, which Weft cannot; it plays as it is.</source>
        <translation>%1 läuft mit %2-facher Geschwindigkeit, was Weft nicht kann; er läuft unverändert.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 sent something that cannot be understood while %2: %3 Install Weft again, and %4.</source>
        <translation>%1 hat etwas Unverständliches gesendet beim %2: %3 Weft neu installieren und %4.</translation>
    </message>
    <message>
        <source>%1 shows the generated shot %2, which does not exist.</source>
        <translation>%1 zeigt den generierten Shot %2, den es nicht gibt.</translation>
    </message>
    <message>
        <source>%1 shows the sequence %2, which does not exist.</source>
        <translation>%1 zeigt die Sequenz %2, die es nicht gibt.</translation>
    </message>
    <message>
        <source>%1 stands still; sound is silent then.</source>
        <translation>%1 steht still; der Ton schweigt dann.</translation>
    </message>
    <message>
        <source>%1 starts before 0 or has no length.</source>
        <translation>%1 beginnt vor 0 oder hat keine Länge.</translation>
    </message>
    <message>
        <source>%1 stopped talking to Weft while %2. %3.</source>
        <translation>%1 antwortete Weft nicht mehr beim %2. %3.</translation>
    </message>
    <message>
        <source>%1 takes are deleted; %2 become free when the project is closed.</source>
        <translation>%1 Takes sind gelöscht; %2 werden frei, wenn das Projekt geschlossen wird.</translation>
    </message>
    <message>
        <source>%1 things of the kind %2 are named "%3": give the id</source>
        <translation>%1 Dinge der Art %2 heißen „%3“: die ID angeben</translation>
    </message>
    <message>
        <source>%1 things stay, among them: %2</source>
        <translation>%1 Einträge bleiben, darunter: %2</translation>
    </message>
    <message>
        <source>%1 to %2, length %3</source>
        <translation>%1 bis %2, Länge %3</translation>
    </message>
    <message>
        <source>%1 uses the media file %2, which does not exist.</source>
        <translation>%1 benutzt die Mediendatei %2, die es nicht gibt.</translation>
    </message>
    <message>
        <source>%1 was changed after this take was made</source>
        <translation>%1 wurde nach diesem Take geändert</translation>
    </message>
    <message>
        <source>%1 was the shortcut of "%2", which has lost it.</source>
        <translation>%1 war das Kürzel von „%2“, das es damit verloren hat.</translation>
    </message>
    <message>
        <source>%1 × %2 at %3 frames a second</source>
        <translation>%1 × %2 mit %3 Bildern pro Sekunde</translation>
    </message>
    <message>
        <source>%1 × %2 pixels
%3 frames a second
%4</source>
        <translation>%1 × %2 Bildpunkte
%3 Bilder pro Sekunde
%4</translation>
    </message>
    <message>
        <source>%1 × %2, %3 fps, %4</source>
        <translation>%1 × %2, %3 fps, %4</translation>
    </message>
    <message numerus="yes">
        <source>%1 × %2, %n frame(s) at %3 a second</source>
        <translation>
            <numerusform>%1 × %2, %n Bild mit %3 pro Sekunde</numerusform>
            <numerusform>%1 × %2, %n Bilder mit %3 pro Sekunde</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>%1 — %2   (%3)</source>
        <translation>%1 — %2   (%3)</translation>
    </message>
    <message>
        <source>%1%2 f</source>
        <comment>sound out of sync</comment>
        <translation>%1%2 B</translation>
    </message>
    <message>
        <source>%1, %2 %</source>
        <translation>%1, %2 %</translation>
    </message>
    <message>
        <source>%1, %2 %, %3 left</source>
        <translation>%1, %2 %, noch %3</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <translation>%1, noch %2</translation>
    </message>
    <message>
        <source>%1, %2 of memory</source>
        <translation>%1, %2 Arbeitsspeicher</translation>
    </message>
    <message>
        <source>%1, %2 × %3</source>
        <translation>%1, %2 × %3</translation>
    </message>
    <message>
        <source>%1, animated</source>
        <translation>%1, animiert</translation>
    </message>
    <message>
        <source>%1, length</source>
        <translation>%1, Länge</translation>
    </message>
    <message>
        <source>%1, missing</source>
        <translation>%1, fehlt</translation>
    </message>
    <message>
        <source>%1, seed %2</source>
        <translation>%1, Seed %2</translation>
    </message>
    <message>
        <source>%1, shape</source>
        <translation>%1, Form</translation>
    </message>
    <message>
        <source>%1, the input "%2" of the recipe, has changed since the recipe was written. Set the input again to use it as it is now.</source>
        <translation>%1, die Eingabe „%2“ des Rezepts, hat sich seit dem Schreiben des Rezepts geändert. Die Eingabe neu setzen, um sie im jetzigen Stand zu verwenden.</translation>
    </message>
    <message>
        <source>%1, the transition</source>
        <translation>%1, der Übergang</translation>
    </message>
    <message>
        <source>%1, undone</source>
        <translation>%1, rückgängig gemacht</translation>
    </message>
    <message>
        <source>%1: "%2" (%3) is not known to Weft; a gap stands in its place.</source>
        <translation>%1: „%2“ (%3) kennt Weft nicht; an der Stelle ist eine Lücke.</translation>
    </message>
    <message>
        <source>%1: "%2" is kept as missing media: it is no file on this machine.</source>
        <translation>%1: „%2“ bleibt als fehlendes Medium: es ist keine Datei auf diesem Rechner.</translation>
    </message>
    <message>
        <source>%1: "%2" lasts less than half a frame and is left out.</source>
        <translation>%1: „%2“ dauert weniger als ein halbes Bild und bleibt weg.</translation>
    </message>
    <message>
        <source>%1: "%2" overlaps "%3", which is cut short.</source>
        <translation>%1: „%2“ überlappt „%3“, der gekürzt wird.</translation>
    </message>
    <message>
        <source>%1: "inputs" must be pairs of a name and a hash.</source>
        <translation>%1: „inputs“ müssen Paare aus einem Namen und einer Prüfsumme sein.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 changes, the last one %3</source>
        <translation>%1: %2 Änderungen, die letzte %3</translation>
    </message>
    <message>
        <source>%1: colour wheel</source>
        <translation>%1: Farbrad</translation>
    </message>
    <message>
        <source>%1: drag towards a colour; a double click centres it</source>
        <translation>%1: zu einer Farbe hin ziehen; ein Doppelklick führt zur Mitte zurück</translation>
    </message>
    <message>
        <source>%1: file: must be the name of a file beside the list, not "%2".</source>
        <translation>%1: file: muss der Name einer Datei neben der Liste sein, nicht „%2“.</translation>
    </message>
    <message>
        <source>%1: for Weft alone on "%2": %3.</source>
        <translation>%1: nur für Weft auf „%2“: %3.</translation>
    </message>
    <message>
        <source>%1: its "%2" is not in the file.</source>
        <translation>%1: „%2“ davon ist nicht in der Datei.</translation>
    </message>
    <message>
        <source>%1: its markers became markers of the sequence.</source>
        <translation>%1: die Marker davon wurden Marker der Sequenz.</translation>
    </message>
    <message>
        <source>%1: its media cannot be used: %2</source>
        <translation>%1: das Medium kann nicht benutzt werden: %2</translation>
    </message>
    <message>
        <source>%1: its recipe cannot be read</source>
        <translation>%1: das Rezept kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>%1: its source_range shows none of its clips; it is read whole.</source>
        <translation>%1: der source_range zeigt keinen der Clips; er wird ganz gelesen.</translation>
    </message>
    <message>
        <source>%1: of the transition "%2": %3.</source>
        <translation>%1: vom Übergang „%2“: %3.</translation>
    </message>
    <message>
        <source>%1: the budget must not be negative.</source>
        <translation>%1: das Budget darf nicht negativ sein.</translation>
    </message>
    <message>
        <source>%1: the clip "%2"</source>
        <translation>%1: der Clip „%2“</translation>
    </message>
    <message>
        <source>%1: the clip "%2" is left out: %3.</source>
        <translation>%1: der Clip „%2“ bleibt weg: %3.</translation>
    </message>
    <message>
        <source>%1: the data that another program attached to a gap.</source>
        <translation>%1: die Daten, die ein anderes Programm an eine Lücke gehängt hat.</translation>
    </message>
    <message>
        <source>%1: the dissolve reaches before the start of "%2", which timecode cannot say.</source>
        <translation>%1: die Überblendung reicht vor den Anfang von „%2“, was Timecode nicht ausdrücken kann.</translation>
    </message>
    <message>
        <source>%1: the effect "%2" is not known to Weft; it is kept for other programs.</source>
        <translation>%1: den Effekt „%2“ kennt Weft nicht; er wird für andere Programme aufbewahrt.</translation>
    </message>
    <message>
        <source>%1: the gain of "%2" is brought into −96 to 24 dB.</source>
        <translation>%1: der Gain von „%2“ wird auf −96 bis 24 dB begrenzt.</translation>
    </message>
    <message>
        <source>%1: the image sequence "%2" is kept as missing media: Weft plays films and single pictures.</source>
        <translation>%1: die Bildfolge „%2“ bleibt als fehlendes Medium: Weft spielt Filme und einzelne Bilder.</translation>
    </message>
    <message>
        <source>%1: the input "%2" of its recipe is not in the file.</source>
        <translation>%1: die Eingabe „%2“ des Rezepts ist nicht in der Datei.</translation>
    </message>
    <message>
        <source>%1: the kind "%2" of the transition is for Weft alone.</source>
        <translation>%1: die Art „%2“ des Übergangs ist nur für Weft.</translation>
    </message>
    <message>
        <source>%1: the marker "%2" lies outside of the part that it shows.</source>
        <translation>%1: der Marker „%2“ liegt außerhalb des Teils, der gezeigt wird.</translation>
    </message>
    <message>
        <source>%1: the media reference "%2" is kept as missing media: it names no file.</source>
        <translation>%1: der Medienverweis „%2“ bleibt als fehlendes Medium: er nennt keine Datei.</translation>
    </message>
    <message>
        <source>%1: the source of "%2" starts between two frames; the list has the first.</source>
        <translation>%1: die Quelle von „%2“ beginnt zwischen zwei Bildern; die Liste hat das erste.</translation>
    </message>
    <message>
        <source>%1: the speed %2 of "%3" is not between 1/1000 and 1000; it plays at its own speed.</source>
        <translation>%1: die Geschwindigkeit %2 von „%3“ liegt nicht zwischen 1/1000 und 1000; er läuft in seiner eigenen.</translation>
    </message>
    <message>
        <source>%1: the transition "%2" became a dissolve.</source>
        <translation>%1: der Übergang „%2“ wurde eine Überblendung.</translation>
    </message>
    <message>
        <source>%1: the transition "%2" becomes a dissolve of the same length.</source>
        <translation>%1: der Übergang „%2“ wird eine Überblendung gleicher Länge.</translation>
    </message>
    <message>
        <source>%1: the transition "%2" between tracks %3 and %4.</source>
        <translation>%1: der Übergang „%2“ zwischen den Spuren %3 und %4.</translation>
    </message>
    <message>
        <source>%1: the transition "%2" goes the other way round: %3 has one way.</source>
        <translation>%1: der Übergang „%2“ läuft andersherum: %3 hat nur eine Richtung.</translation>
    </message>
    <message>
        <source>%1: the transition beside a gap became a fade.</source>
        <translation>%1: der Übergang neben einer Lücke wurde eine Blende.</translation>
    </message>
    <message>
        <source>%1: the transition is left out: no clip ends where "%2" starts.</source>
        <translation>%1: der Übergang bleibt weg: kein Clip endet, wo „%2“ beginnt.</translation>
    </message>
    <message>
        <source>%1: the transition is shortened from %2 to %3 frames, which is what its clips have.</source>
        <translation>%1: der Übergang wird von %2 auf %3 Bilder gekürzt, die seine Clips haben.</translation>
    </message>
    <message>
        <source>%1: the transition was longer than its clips and is shortened.</source>
        <translation>%1: der Übergang war länger als seine Clips und ist gekürzt.</translation>
    </message>
    <message>
        <source>%1; not %2</source>
        <translation>%1; nicht %2</translation>
    </message>
    <message>
        <source>%1×%2 pixels as %3 at %4 frames a second</source>
        <translation>%1×%2 Bildpunkte als %3 mit %4 Bildern pro Sekunde</translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s) of sound</source>
        <translation>
            <numerusform>%n Tonkanal</numerusform>
            <numerusform>%n Tonkanäle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clips</source>
        <translation>
            <numerusform>%n Clip</numerusform>
            <numerusform>%n Clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clips: changes are made to all of them.</source>
        <translation>
            <numerusform>%n Clip: Änderungen gelten für ihn.</numerusform>
            <numerusform>%n Clips: Änderungen gelten für alle.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dropped</source>
        <translation>
            <numerusform>%n ausgelassen</numerusform>
            <numerusform>%n ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n effect(s) of "%1": %2.</source>
        <translation>
            <numerusform>%n Effekt von „%1“: %2.</numerusform>
            <numerusform>%n Effekte von „%1“: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n effect(s) that were saved together.</source>
        <translation>
            <numerusform>%n Effekt, als Vorgabe gespeichert.</numerusform>
            <numerusform>%n Effekte, gemeinsam gespeichert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) are not done yet:</source>
        <translation>
            <numerusform>%n Auftrag ist noch nicht fertig:</numerusform>
            <numerusform>%n Aufträge sind noch nicht fertig:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n keyframe(s)</source>
        <translation>
            <numerusform>%n Keyframe</numerusform>
            <numerusform>%n Keyframes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of other content, the first of them line %1: "%2".</source>
        <translation>
            <numerusform>%n Zeile mit anderem Inhalt, die erste davon Zeile %1: „%2“.</numerusform>
            <numerusform>%n Zeilen mit anderem Inhalt, die erste davon Zeile %1: „%2“.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marker(s): there is no event they could stand by.</source>
        <translation>
            <numerusform>%n Marker: es gibt kein Ereignis, bei dem er stehen könnte.</numerusform>
            <numerusform>%n Marker: es gibt kein Ereignis, bei dem sie stehen könnten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weiterer</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s) that are none (NaN, infinite) became null.</source>
        <translation>
            <numerusform>%n Zahl, die keine ist (NaN, unendlich), wurde null.</numerusform>
            <numerusform>%n Zahlen, die keine sind (NaN, unendlich), wurden null.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n Stern</numerusform>
            <numerusform>%n Sterne</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s)</source>
        <translation>
            <numerusform>%n Thread</numerusform>
            <numerusform>%n Threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unused file(s) left the bin; they stay on the disk.</source>
        <translation>
            <numerusform>%n unbenutzte Datei wurde aus der Ablage entfernt; auf dem Datenträger bleibt sie.</numerusform>
            <numerusform>%n unbenutzte Dateien wurden aus der Ablage entfernt; auf dem Datenträger bleiben sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Add Track</source>
        <translation>Spur &amp;hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Anwenden</translation>
    </message>
    <message>
        <source>&amp;As the System</source>
        <translation>&amp;Wie das System</translation>
    </message>
    <message>
        <source>&amp;Backwards</source>
        <translation>&amp;Rückwärts</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Don't Save</source>
        <translation>&amp;Nicht speichern</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Generate What Is Missing</source>
        <translation>&amp;Fehlendes generieren</translation>
    </message>
    <message>
        <source>&amp;Hold the Last Frame</source>
        <translation>&amp;Letztes Bild halten</translation>
    </message>
    <message>
        <source>&amp;Keep the clip's length</source>
        <translation>&amp;Länge des Clips behalten</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>&amp;Bedienfelder</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>&amp;Vorgabe</translation>
    </message>
    <message>
        <source>&amp;Range</source>
        <translation>&amp;Bereich</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Repeat the Clip</source>
        <translation>Clip &amp;wiederholen</translation>
    </message>
    <message>
        <source>&amp;Speed</source>
        <translation>&amp;Tempo</translation>
    </message>
    <message>
        <source>&amp;Workspaces</source>
        <translation>A&amp;rbeitsbereiche</translation>
    </message>
    <message>
        <source>, %1 frames a second%2</source>
        <translation>, %1 Bilder pro Sekunde%2</translation>
    </message>
    <message>
        <source>5.1 surround</source>
        <translation>5.1-Surround</translation>
    </message>
    <message>
        <source>; its file was saved since</source>
        <translation>; die Datei wurde seither gespeichert</translation>
    </message>
    <message>
        <source>&lt;b&gt;Weft&lt;/b&gt; %1&lt;p&gt;A video editor whose timeline treats generated footage as ordinary clips.&lt;p&gt;Free software under the GNU General Public License, version 3 or later. Made with Qt, FFmpeg, OpenCV, OpenColorIO, zimg, Rubber Band, libebur128 and Highway.</source>
        <translation>&lt;b&gt;Weft&lt;/b&gt; %1&lt;p&gt;Ein Videoschnittprogramm, dessen Zeitleiste generiertes Material wie gewöhnliche Clips behandelt.&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder später. Entstanden mit Qt, FFmpeg, OpenCV, OpenColorIO, zimg, Rubber Band, libebur128 und Highway.</translation>
    </message>
    <message>
        <source>A block of sound for "%1" has another number of channels than the file.</source>
        <translation>Ein Block Ton für „%1“ hat eine andere Anzahl von Kanälen als die Datei.</translation>
    </message>
    <message>
        <source>A change in the journal could not be repeated: %1</source>
        <translation>Eine Änderung im Journal konnte nicht wiederholt werden: %1</translation>
    </message>
    <message>
        <source>A channel of the source is a number from 0 to %1, or −1 for none.</source>
        <translation>Ein Kanal der Quelle ist eine Zahl von 0 bis %1, oder −1 für keinen.</translation>
    </message>
    <message>
        <source>A clip can be synchronised with another one of its sequence that does not move along with it.</source>
        <translation>Ein Clip kann mit einem anderen seiner Sequenz synchronisiert werden, der sich nicht mit ihm bewegt.</translation>
    </message>
    <message>
        <source>A clip cannot start before frame 0; %1 was asked for.</source>
        <translation>Ein Clip kann nicht vor Bild 0 beginnen; verlangt war %1.</translation>
    </message>
    <message>
        <source>A clip of %1 frames at frame %2 plays "%3", which is not in the file; it is left out.</source>
        <translation>Ein Clip von %1 Bildern bei Bild %2 spielt „%3“, das nicht in der Datei ist; er bleibt weg.</translation>
    </message>
    <message>
        <source>A dissolve goes from one clip to the next: put two side by side.</source>
        <translation>Eine Überblendung führt von einem Clip zum nächsten: zwei nebeneinander legen.</translation>
    </message>
    <message>
        <source>A fade of %1 frames does not fit a clip of %2.</source>
        <translation>Eine Blende von %1 Bildern passt nicht in einen Clip von %2.</translation>
    </message>
    <message>
        <source>A file of type "%1" cannot hold "%2": choose another codec or type.</source>
        <translation>Eine Datei vom Typ „%1“ kann „%2“ nicht enthalten: anderen Codec oder Typ wählen.</translation>
    </message>
    <message>
        <source>A folder needs a name.</source>
        <translation>Ein Ordner braucht einen Namen.</translation>
    </message>
    <message>
        <source>A folder of the bin lies in itself; it is put at the top.</source>
        <translation>Ein Ordner der Ablage liegt in sich selbst; er kommt auf die oberste Ebene.</translation>
    </message>
    <message>
        <source>A frame of the film</source>
        <translation>Ein Bild aus dem Film</translation>
    </message>
    <message>
        <source>A freeze frame needs a length of at least one frame.</source>
        <translation>Ein Standbild braucht eine Länge von mindestens einem Bild.</translation>
    </message>
    <message>
        <source>A group of %1</source>
        <translation>Eine Gruppe von %1</translation>
    </message>
    <message>
        <source>A kept picture cannot be unpacked.</source>
        <translation>Ein aufbewahrtes Bild kann nicht entpackt werden.</translation>
    </message>
    <message>
        <source>A marker cannot lie before frame 0 or have a negative length.</source>
        <translation>Ein Marker kann nicht vor Bild 0 liegen oder eine negative Länge haben.</translation>
    </message>
    <message>
        <source>A media file needs a path.</source>
        <translation>Eine Mediendatei braucht einen Pfad.</translation>
    </message>
    <message>
        <source>A picture for "%1" has another size or pixel format than the file.</source>
        <translation>Ein Bild für „%1“ hat eine andere Größe oder ein anderes Pixelformat als die Datei.</translation>
    </message>
    <message>
        <source>A picture of "%1" cannot be read from the graphics device (%2).</source>
        <translation>Ein Bild von „%1“ kann nicht vom Grafikgerät gelesen werden (%2).</translation>
    </message>
    <message>
        <source>A picture of the sample project</source>
        <translation>Ein Bild aus dem Beispielprojekt</translation>
    </message>
    <message>
        <source>A preset needs a name and at least one effect.</source>
        <translation>Eine Vorgabe braucht einen Namen und mindestens einen Effekt.</translation>
    </message>
    <message>
        <source>A preview cannot be read as a picture.</source>
        <translation>Eine Vorschau kann nicht als Bild gelesen werden.</translation>
    </message>
    <message>
        <source>A preview of %1×%2 pixels cannot be made.</source>
        <translation>Eine Vorschau von %1×%2 Bildpunkten ist nicht möglich.</translation>
    </message>
    <message>
        <source>A project without a name</source>
        <translation>Ein Projekt ohne Namen</translation>
    </message>
    <message>
        <source>A proxy has %1 to %2 lines, not %3.</source>
        <translation>Ein Proxy hat %1 bis %2 Zeilen, nicht %3.</translation>
    </message>
    <message>
        <source>A sequence cannot contain itself.</source>
        <translation>Eine Sequenz kann sich nicht selbst enthalten.</translation>
    </message>
    <message>
        <source>A sequence has at most %1 tracks.</source>
        <translation>Eine Sequenz hat höchstens %1 Spuren.</translation>
    </message>
    <message>
        <source>A sequence starts with 0 to %1 tracks of a kind.</source>
        <translation>Eine Sequenz beginnt mit 0 bis %1 Spuren je Art.</translation>
    </message>
    <message>
        <source>A sound of more than four hours cannot be lined up at once: trim it.</source>
        <translation>Ton von mehr als vier Stunden kann nicht auf einmal ausgerichtet werden: trimmen.</translation>
    </message>
    <message>
        <source>A time map needs 2 to %1 keys: the first at 0, each later than the one before, no source second below 0, and no line steeper than %2.</source>
        <translation>Eine Zeitkurve braucht 2 bis %1 Punkte: den ersten bei 0, jeden später als den davor, keine Quellsekunde unter 0 und keine Linie steiler als %2.</translation>
    </message>
    <message>
        <source>A title template needs a name.</source>
        <translation>Eine Titelvorlage braucht einen Namen.</translation>
    </message>
    <message>
        <source>A title's size is 0.5 to 100 % of the picture's height, its weight 100 to 900.</source>
        <translation>Die Größe eines Titels liegt zwischen 0,5 und 100 % der Bildhöhe, seine Stärke zwischen 100 und 900.</translation>
    </message>
    <message>
        <source>A track needs a name.</source>
        <translation>Eine Spur braucht einen Namen.</translation>
    </message>
    <message>
        <source>A track plays "%1", which is not in the file.</source>
        <translation>Eine Spur spielt „%1“, das nicht in der Datei ist.</translation>
    </message>
    <message>
        <source>A transition needs a cut: put two clips side by side first.</source>
        <translation>Ein Übergang braucht einen Schnitt: zuerst zwei Clips nebeneinander legen.</translation>
    </message>
    <message>
        <source>A transition needs a length of at least 1 frame and a part before the cut between 0 and that.</source>
        <translation>Ein Übergang braucht eine Länge von mindestens einem Bild und einen Teil vor dem Schnitt zwischen 0 und dieser Länge.</translation>
    </message>
    <message>
        <source>A value of "%1" in %2 is outside %3 to %4 %5.</source>
        <translation>Ein Wert von „%1“ in %2 liegt außerhalb von %3 bis %4 %5.</translation>
    </message>
    <message>
        <source>About Weft</source>
        <translation>Über Weft</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Action</source>
        <comment>safe area</comment>
        <translation>Action</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Addieren</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Add Effect</source>
        <translation>Effekt hinzufügen</translation>
    </message>
    <message>
        <source>Add a Model</source>
        <translation>Modell hinzufügen</translation>
    </message>
    <message>
        <source>Add a marker at the playhead</source>
        <translation>Marker am Abspielkopf setzen</translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation>Modell hinzufügen</translation>
    </message>
    <message>
        <source>Add effect</source>
        <translation>Effekt hinzufügen</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Add generated shot</source>
        <translation>Generierten Shot hinzufügen</translation>
    </message>
    <message>
        <source>Add marker</source>
        <translation>Marker setzen</translation>
    </message>
    <message>
        <source>Add proxy</source>
        <translation>Proxy hinzufügen</translation>
    </message>
    <message>
        <source>Add sequence</source>
        <translation>Sequenz hinzufügen</translation>
    </message>
    <message>
        <source>Add title</source>
        <translation>Titel hinzufügen</translation>
    </message>
    <message>
        <source>Add to Models</source>
        <translation>Zu den Modellen</translation>
    </message>
    <message>
        <source>Add to the selected clips (Enter)</source>
        <translation>Den ausgewählten Clips hinzufügen (Eingabe)</translation>
    </message>
    <message>
        <source>Add track</source>
        <translation>Spur hinzufügen</translation>
    </message>
    <message>
        <source>Add transition</source>
        <translation>Übergang hinzufügen</translation>
    </message>
    <message>
        <source>Add transitions</source>
        <translation>Übergänge hinzufügen</translation>
    </message>
    <message>
        <source>Adding the model %1</source>
        <translation>Das Modell %1 wird hinzugefügt</translation>
    </message>
    <message>
        <source>Adding the model was cancelled.</source>
        <translation>Das Hinzufügen des Modells wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Adds these effects to the selected clips</source>
        <translation>Fügt den ausgewählten Clips diese Effekte hinzu</translation>
    </message>
    <message>
        <source>Adjustment</source>
        <translation>Anpassung</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>Ausrichtung</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All %1 missing media were found.</source>
        <translation>Alle %1 fehlenden Medien wurden gefunden.</translation>
    </message>
    <message>
        <source>All Tracks &amp;Large</source>
        <translation>Alle Spuren &amp;groß</translation>
    </message>
    <message>
        <source>All Tracks &amp;Small</source>
        <translation>Alle Spuren &amp;klein</translation>
    </message>
    <message>
        <source>All Tracks M&amp;iddle</source>
        <translation>Alle Spuren &amp;mittel</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>All scopes</source>
        <translation>Alle Scopes</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>An earlier state opens as a project of its own; the file stays as it is.</source>
        <translation>Ein früherer Stand öffnet sich als eigenes Projekt; die Datei bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>An effect is added to a clip, a track or a sequence's master: name one.</source>
        <translation>Ein Effekt wird einem Clip, einer Spur oder dem Master einer Sequenz hinzugefügt: eines davon nennen.</translation>
    </message>
    <message>
        <source>An in point of the source and one of the timeline are needed, and for a part of either its out point.</source>
        <translation>Ein In-Punkt der Quelle und einer der Zeitleiste sind nötig, und für einen Teil einer der beiden Out-Punkte.</translation>
    </message>
    <message>
        <source>An out point must come after its in point.</source>
        <translation>Ein Out-Punkt muss nach seinem In-Punkt liegen.</translation>
    </message>
    <message>
        <source>Anchor X</source>
        <translation>Anker X</translation>
    </message>
    <message>
        <source>Anchor Y</source>
        <translation>Anker Y</translation>
    </message>
    <message>
        <source>Animate picture</source>
        <translation>Bild animieren</translation>
    </message>
    <message>
        <source>Animate…</source>
        <translation>Animieren…</translation>
    </message>
    <message>
        <source>Another clip is in the way on track %1 between frames %2 and %3: move it, or nest it as well.</source>
        <translation>Auf Spur %1 ist zwischen den Bildern %2 und %3 ein anderer Clip im Weg: ihn verschieben oder mit verschachteln.</translation>
    </message>
    <message>
        <source>Append clip</source>
        <translation>Clip anhängen</translation>
    </message>
    <message>
        <source>Append to the Timeline</source>
        <translation>An die Zeitleiste anhängen</translation>
    </message>
    <message>
        <source>Apply look-up table</source>
        <translation>Lookup-Tabelle anwenden</translation>
    </message>
    <message>
        <source>Arranges the panels for this work</source>
        <translation>Ordnet die Bedienfelder für diese Arbeit an</translation>
    </message>
    <message>
        <source>As Many as Fit</source>
        <translation>So viele wie passen</translation>
    </message>
    <message>
        <source>As in the Set</source>
        <translation>Wie in der Belegung</translation>
    </message>
    <message>
        <source>As the file says</source>
        <translation>Wie in der Datei angegeben</translation>
    </message>
    <message>
        <source>As the preset says</source>
        <translation>Wie in der Vorgabe</translation>
    </message>
    <message>
        <source>As the sequence</source>
        <translation>Wie in der Sequenz</translation>
    </message>
    <message>
        <source>As they are</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>At least %1 clips are needed.</source>
        <translation>Mindestens %1 Clips sind nötig.</translation>
    </message>
    <message>
        <source>At that speed the clip at frame %1 would have %2 frames, for which there is no room on track %3: let what follows ripple.</source>
        <translation>Mit dieser Geschwindigkeit hätte der Clip bei Bild %1 %2 Bilder, für die auf Spur %3 kein Platz ist: das Folgende mitrücken lassen.</translation>
    </message>
    <message>
        <source>Attack</source>
        <translation>Ansprechzeit</translation>
    </message>
    <message>
        <source>Auto: %1</source>
        <translation>Auto: %1</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Back to Editing</source>
        <translation>Zurück zum Schnitt</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Backups of %1</source>
        <translation>Sicherungen von %1</translation>
    </message>
    <message>
        <source>Backwards</source>
        <translation>Rückwärts</translation>
    </message>
    <message>
        <source>Bake to file</source>
        <translation>In Material umwandeln</translation>
    </message>
    <message>
        <source>Band 1</source>
        <translation>Band 1</translation>
    </message>
    <message>
        <source>Band 1 Q</source>
        <translation>Band 1 Q</translation>
    </message>
    <message>
        <source>Band 1 gain</source>
        <translation>Band 1 Gain</translation>
    </message>
    <message>
        <source>Band 2</source>
        <translation>Band 2</translation>
    </message>
    <message>
        <source>Band 2 Q</source>
        <translation>Band 2 Q</translation>
    </message>
    <message>
        <source>Band 2 gain</source>
        <translation>Band 2 Gain</translation>
    </message>
    <message>
        <source>Band 3</source>
        <translation>Band 3</translation>
    </message>
    <message>
        <source>Band 3 Q</source>
        <translation>Band 3 Q</translation>
    </message>
    <message>
        <source>Band 3 gain</source>
        <translation>Band 3 Gain</translation>
    </message>
    <message>
        <source>Barn doors</source>
        <translation>Flügeltür</translation>
    </message>
    <message>
        <source>Becomes a sequence of its own</source>
        <translation>Wird eine eigene Sequenz</translation>
    </message>
    <message>
        <source>Becomes a track of subtitles</source>
        <translation>Wird eine Untertitelspur</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>Bicubic</source>
        <translation>Bikubisch</translation>
    </message>
    <message>
        <source>Bilinear, soft</source>
        <translation>Bilinear, weich</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Ablage</translation>
    </message>
    <message>
        <source>Blacks</source>
        <translation>Schwarz</translation>
    </message>
    <message>
        <source>Blend frames</source>
        <translation>Bilder mischen</translation>
    </message>
    <message>
        <source>Blend mode</source>
        <translation>Mischmodus</translation>
    </message>
    <message>
        <source>Blinds</source>
        <translation>Jalousie</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>Unschärfe</translation>
    </message>
    <message>
        <source>Blur and sharpen</source>
        <translation>Weich- und Scharfzeichnen</translation>
    </message>
    <message>
        <source>Border</source>
        <translation>Rand</translation>
    </message>
    <message>
        <source>Border colour</source>
        <translation>Randfarbe</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Unten</translation>
    </message>
    <message>
        <source>Bottom left X</source>
        <translation>Unten links X</translation>
    </message>
    <message>
        <source>Bottom left Y</source>
        <translation>Unten links Y</translation>
    </message>
    <message>
        <source>Bottom right X</source>
        <translation>Unten rechts X</translation>
    </message>
    <message>
        <source>Bottom right Y</source>
        <translation>Unten rechts Y</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Kasten</translation>
    </message>
    <message>
        <source>Box margin</source>
        <translation>Kastenrand</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Bring Back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Bring back %1</source>
        <translation>%1 zurückholen</translation>
    </message>
    <message>
        <source>Bring back a take</source>
        <translation>Take zurückholen</translation>
    </message>
    <message>
        <source>Bring in films, pictures and sounds, or drop files and folders here.</source>
        <translation>Filme, Bilder und Töne importieren oder Dateien und Ordner hier ablegen.</translation>
    </message>
    <message>
        <source>Brings this panel to the front</source>
        <translation>Holt dieses Bedienfeld nach vorn</translation>
    </message>
    <message>
        <source>By code values, as editors do</source>
        <translation>Nach Codewerten, wie in Schnittprogrammen üblich</translation>
    </message>
    <message>
        <source>By light</source>
        <translation>Nach Licht</translation>
    </message>
    <message>
        <source>Bézier</source>
        <translation>Bézier</translation>
    </message>
    <message>
        <source>Bézier mask</source>
        <translation>Bézier-Maske</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Ceiling</source>
        <translation>Obergrenze</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>Centred</source>
        <translation>Zentriert</translation>
    </message>
    <message>
        <source>Centred on the cut</source>
        <translation>Mittig auf dem Schnitt</translation>
    </message>
    <message>
        <source>Chamber</source>
        <translation>Kammer</translation>
    </message>
    <message>
        <source>Change clip</source>
        <translation>Clip ändern</translation>
    </message>
    <message>
        <source>Change effect</source>
        <translation>Effekt ändern</translation>
    </message>
    <message>
        <source>Change folder</source>
        <translation>Ordner ändern</translation>
    </message>
    <message>
        <source>Change marker</source>
        <translation>Marker ändern</translation>
    </message>
    <message>
        <source>Change master</source>
        <translation>Master ändern</translation>
    </message>
    <message>
        <source>Change media</source>
        <translation>Medien ändern</translation>
    </message>
    <message>
        <source>Change recipe</source>
        <translation>Rezept ändern</translation>
    </message>
    <message>
        <source>Change sequence</source>
        <translation>Sequenz ändern</translation>
    </message>
    <message>
        <source>Change shot</source>
        <translation>Shot ändern</translation>
    </message>
    <message>
        <source>Change speed</source>
        <translation>Tempo ändern</translation>
    </message>
    <message>
        <source>Change track</source>
        <translation>Spur ändern</translation>
    </message>
    <message>
        <source>Change transition</source>
        <translation>Übergang ändern</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>Kapitel</translation>
    </message>
    <message>
        <source>Chapter %1</source>
        <translation>Kapitel %1</translation>
    </message>
    <message>
        <source>Choose a colour</source>
        <translation>Farbe wählen</translation>
    </message>
    <message>
        <source>Choose a configuration</source>
        <translation>Konfiguration wählen</translation>
    </message>
    <message>
        <source>Choose an OpenColorIO Configuration</source>
        <translation>OpenColorIO-Konfiguration wählen</translation>
    </message>
    <message>
        <source>Choose another folder or name</source>
        <translation>Anderen Ordner oder Namen wählen</translation>
    </message>
    <message>
        <source>Choose take</source>
        <translation>Take wählen</translation>
    </message>
    <message>
        <source>Choose, or drop one here</source>
        <translation>Wählen oder hier ablegen</translation>
    </message>
    <message>
        <source>Chroma key</source>
        <translation>Chroma-Key</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>Kreis</translation>
    </message>
    <message>
        <source>Click to go there</source>
        <translation>Klicken, um dorthin zu springen</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Clip</translation>
    </message>
    <message>
        <source>Clip "%1" on track %2 at %3: %4</source>
        <translation>Clip „%1“ auf Spur %2 bei %3: %4</translation>
    </message>
    <message>
        <source>Clock wipe</source>
        <translation>Uhrzeigerblende</translation>
    </message>
    <message>
        <source>Close This Gap</source>
        <translation>Diese Lücke schließen</translation>
    </message>
    <message>
        <source>Close gap</source>
        <translation>Lücke schließen</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Collect the Project into a New Folder in …</source>
        <translation>Das Projekt in einem neuen Ordner sammeln in …</translation>
    </message>
    <message>
        <source>Collecting</source>
        <translation>Sammeln</translation>
    </message>
    <message>
        <source>Collecting %1</source>
        <translation>%1 wird gesammelt</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Colour at</source>
        <translation>Farbe bei</translation>
    </message>
    <message>
        <source>Colour burn</source>
        <translation>Farbig nachbelichten</translation>
    </message>
    <message>
        <source>Colour dodge</source>
        <translation>Farbig abwedeln</translation>
    </message>
    <message>
        <source>Colour of the marker</source>
        <translation>Farbe des Markers</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Colours are multiplied by transparency</source>
        <translation>Farben sind mit der Transparenz multipliziert</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Command Palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Command to find</source>
        <translation>Gesuchter Befehl</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>Gefundene Befehle</translation>
    </message>
    <message>
        <source>Compositing</source>
        <translation>Compositing</translation>
    </message>
    <message>
        <source>Compressor</source>
        <translation>Kompressor</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Conformed %1</source>
        <translation>Angepasst %1</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Copying "%1" was cancelled.</source>
        <translation>Das Kopieren von „%1“ wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Copying the sample project</source>
        <translation>Das Beispielprojekt wird kopiert</translation>
    </message>
    <message>
        <source>Corner pin</source>
        <translation>Eckpunkte</translation>
    </message>
    <message>
        <source>Corner pin on the picture</source>
        <translation>Eckpunkte im Bild</translation>
    </message>
    <message>
        <source>Corner roundness</source>
        <translation>Rundung</translation>
    </message>
    <message>
        <source>Covers what is there</source>
        <translation>Verdeckt, was da ist</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Zuschneiden</translation>
    </message>
    <message>
        <source>Crop on the picture</source>
        <translation>Zuschnitt im Bild</translation>
    </message>
    <message>
        <source>Ctrl+Enter keeps the text, Esc gives it up</source>
        <translation>Strg+Eingabe übernimmt den Text, Esc verwirft ihn</translation>
    </message>
    <message>
        <source>Curve of %1</source>
        <translation>Kurve von %1</translation>
    </message>
    <message>
        <source>Cut from %1 to %2 on %3 at %4</source>
        <translation>Schnitt von %1 zu %2 auf %3 bei %4</translation>
    </message>
    <message>
        <source>Cut, colour and mix films, and generate the shots you lack.</source>
        <translation>Filme schneiden, farblich gestalten und mischen – und die Shots generieren, die fehlen.</translation>
    </message>
    <message>
        <source>Cy</source>
        <translation>Cy</translation>
    </message>
    <message>
        <source>Damping</source>
        <translation>Dämpfung</translation>
    </message>
    <message>
        <source>Darken</source>
        <translation>Abdunkeln</translation>
    </message>
    <message>
        <source>De-ess</source>
        <translation>De-Esser</translation>
    </message>
    <message>
        <source>De-noise</source>
        <translation>Entrauschen</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>Abklingen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete It</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete take</source>
        <translation>Take löschen</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöschte</translation>
    </message>
    <message>
        <source>Deleted takes can be brought back until the project is closed</source>
        <translation>Gelöschte Takes lassen sich zurückholen, bis das Projekt geschlossen wird</translation>
    </message>
    <message>
        <source>Deleted, %1</source>
        <translation>Gelöscht, %1</translation>
    </message>
    <message>
        <source>Diamond</source>
        <translation>Raute</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Dip to colour</source>
        <translation>Farbblende</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Disable Clip</source>
        <translation>Clip deaktivieren</translation>
    </message>
    <message>
        <source>Disable clips</source>
        <translation>Clips deaktivieren</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Discard for Good</source>
        <translation>Endgültig verwerfen</translation>
    </message>
    <message>
        <source>Discard the changes to %1</source>
        <translation>Die Änderungen an %1 verwerfen</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Bildschirm</translation>
    </message>
    <message>
        <source>Display view</source>
        <translation>Ansicht über OCIO</translation>
    </message>
    <message>
        <source>Dissolve</source>
        <translation>Überblendung</translation>
    </message>
    <message>
        <source>Dissolves</source>
        <translation>Überblendungen</translation>
    </message>
    <message>
        <source>Divide</source>
        <translation>Dividieren</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Done in %1</source>
        <translation>Fertig in %1</translation>
    </message>
    <message>
        <source>Double-click an effect or a title, or drag it to the timeline.</source>
        <translation>Einen Effekt oder Titel doppelklicken oder auf die Zeitleiste ziehen.</translation>
    </message>
    <message>
        <source>Double-click something in the bin, or drag it here, to look at it.</source>
        <translation>Etwas in der Ablage doppelklicken oder hierher ziehen, um es anzusehen.</translation>
    </message>
    <message>
        <source>Drag a film from the bin here or onto the timeline.</source>
        <translation>Einen Film aus der Ablage hierher oder auf die Zeitleiste ziehen.</translation>
    </message>
    <message>
        <source>Drag keyframes and handles; double-click for a new one; right-click for how it goes on</source>
        <translation>Keyframes und Griffe ziehen; Doppelklick für einen neuen; Rechtsklick für den weiteren Verlauf</translation>
    </message>
    <message>
        <source>Drag the handle to fade.</source>
        <translation>Den Griff ziehen, um zu blenden.</translation>
    </message>
    <message>
        <source>Drag to move the playhead, and the brackets to mark a part</source>
        <translation>Ziehen bewegt den Abspielkopf, die Klammern markieren einen Teil</translation>
    </message>
    <message>
        <source>Drop a film here or press Ctrl+I.</source>
        <translation>Einen Film hier ablegen oder Strg+I drücken.</translation>
    </message>
    <message>
        <source>Drop films, pictures or sounds here. They begin where you let go; hold Ctrl to insert.</source>
        <translation>Filme, Bilder oder Töne hier ablegen. Sie beginnen, wo losgelassen wird; mit Strg wird eingefügt.</translation>
    </message>
    <message>
        <source>Drop it on a clip</source>
        <translation>Auf einem Clip ablegen</translation>
    </message>
    <message>
        <source>Drop it where two clips meet</source>
        <translation>Dort ablegen, wo zwei Clips zusammentreffen</translation>
    </message>
    <message>
        <source>Drop-frame timecode</source>
        <translation>Drop-Frame-Timecode</translation>
    </message>
    <message>
        <source>Dropped pictures</source>
        <translation>Ausgelassene Bilder</translation>
    </message>
    <message>
        <source>Ducking</source>
        <translation>Ducking</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Earlier texts</source>
        <translation>Frühere Texte</translation>
    </message>
    <message>
        <source>Ease in</source>
        <translation>Langsam beginnen</translation>
    </message>
    <message>
        <source>Ease in and out</source>
        <translation>Langsam beginnen und enden</translation>
    </message>
    <message>
        <source>Ease out</source>
        <translation>Langsam enden</translation>
    </message>
    <message>
        <source>Easing</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeitung</translation>
    </message>
    <message>
        <source>Edit Recipe</source>
        <translation>Rezept bearbeiten</translation>
    </message>
    <message>
        <source>Edit list</source>
        <translation>Schnittliste</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Effekt</translation>
    </message>
    <message>
        <source>Effects on this sound</source>
        <translation>Effekte auf diesem Ton</translation>
    </message>
    <message>
        <source>Effects, transitions and titles</source>
        <translation>Effekte, Übergänge und Titel</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Ellipse</translation>
    </message>
    <message>
        <source>Ellipse mask</source>
        <translation>Ellipsenmaske</translation>
    </message>
    <message>
        <source>Enable Clip</source>
        <translation>Clip aktivieren</translation>
    </message>
    <message>
        <source>Enable clips</source>
        <translation>Clips aktivieren</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Aktiviert</translation>
    </message>
    <message>
        <source>End of %1</source>
        <translation>Ende von %1</translation>
    </message>
    <message>
        <source>Ends at the cut</source>
        <translation>Endet am Schnitt</translation>
    </message>
    <message>
        <source>Equal recipes with equal seeds make equal pictures</source>
        <translation>Gleiche Rezepte mit gleichem Seed ergeben gleiche Bilder</translation>
    </message>
    <message>
        <source>Equaliser</source>
        <translation>Equalizer</translation>
    </message>
    <message>
        <source>Even power</source>
        <translation>Gleiche Leistung</translation>
    </message>
    <message>
        <source>Event %1 at %2: %3</source>
        <translation>Ereignis %1 bei %2: %3</translation>
    </message>
    <message>
        <source>Every change you make is listed here. Click one to go back to it.</source>
        <translation>Hier steht jede Änderung. Eine anklicken, um zu ihr zurückzugehen.</translation>
    </message>
    <message>
        <source>Every file of the bin is used, now or in a step that can be brought back.</source>
        <translation>Jede Datei der Ablage wird benutzt, jetzt oder in einem Schritt, der wiederhergestellt werden kann.</translation>
    </message>
    <message>
        <source>Everything that you generate in this project is kept here. Describe a shot in the Generate panel and insert it.</source>
        <translation>Alles, was in diesem Projekt generiert wird, bleibt hier erhalten. Im Bedienfeld Generieren einen Shot beschreiben und einfügen.</translation>
    </message>
    <message>
        <source>Exclusion</source>
        <translation>Ausschluss</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>Export Film</source>
        <translation>Film exportieren</translation>
    </message>
    <message>
        <source>Export Film…</source>
        <translation>Film exportieren…</translation>
    </message>
    <message>
        <source>Export Frame</source>
        <translation>Einzelbild exportieren</translation>
    </message>
    <message>
        <source>Export Timeline</source>
        <translation>Zeitleiste exportieren</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Belichtung</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Verlängern</translation>
    </message>
    <message>
        <source>Extract</source>
        <translation>Extrahieren</translation>
    </message>
    <message>
        <source>FX</source>
        <translation>FX</translation>
    </message>
    <message>
        <source>FX %1</source>
        <translation>FX %1</translation>
    </message>
    <message>
        <source>Fade in</source>
        <translation>Einblenden</translation>
    </message>
    <message>
        <source>Fade in %1</source>
        <translation>Einblenden %1</translation>
    </message>
    <message>
        <source>Fade out</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Fade out %1</source>
        <translation>Ausblenden %1</translation>
    </message>
    <message>
        <source>Fades</source>
        <translation>Blenden</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>Weiche Kante</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Fill the frame</source>
        <translation>Bild füllen</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>Filme</translation>
    </message>
    <message>
        <source>Films (*.%1)</source>
        <translation>Filme (*.%1)</translation>
    </message>
    <message>
        <source>Films it writes</source>
        <translation>Filme, die es schreibt</translation>
    </message>
    <message>
        <source>Films, pictures, sounds and look-up tables (%1)</source>
        <translation>Filme, Bilder, Töne und Lookup-Tabellen (%1)</translation>
    </message>
    <message>
        <source>Find "%1"</source>
        <translation>„%1“ suchen</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>Aktion oder Taste suchen</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>Finish in Background</source>
        <translation>Im Hintergrund beenden</translation>
    </message>
    <message>
        <source>First Light</source>
        <translation>Erstes Licht</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Fold away</source>
        <translation>Einklappen</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Follow the motion</source>
        <translation>Der Bewegung folgen</translation>
    </message>
    <message>
        <source>Follow the noise</source>
        <translation>Dem Rauschen folgen</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>Schrift</translation>
    </message>
    <message>
        <source>For broadcasting: −23 LUFS (EBU R 128)</source>
        <translation>Für Rundfunk: −23 LUFS (EBU R 128)</translation>
    </message>
    <message>
        <source>For podcasts: −16 LUFS</source>
        <translation>Für Podcasts: −16 LUFS</translation>
    </message>
    <message>
        <source>For the web: −14 LUFS</source>
        <translation>Für das Web: −14 LUFS</translation>
    </message>
    <message>
        <source>Frame %1 is out of reach: a sequence has at most %2 frames.</source>
        <translation>Bild %1 ist außer Reichweite: eine Sequenz hat höchstens %2 Bilder.</translation>
    </message>
    <message>
        <source>Frame %1 lies inside the clip at frame %2: trim it instead.</source>
        <translation>Bild %1 liegt im Clip bei Bild %2: diesen stattdessen trimmen.</translation>
    </message>
    <message>
        <source>Frame %1 of "%2" cannot be decoded: the file is damaged there.</source>
        <translation>Bild %1 von „%2“ kann nicht dekodiert werden: die Datei ist dort beschädigt.</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>Frequenz</translation>
    </message>
    <message>
        <source>From in to out</source>
        <translation>Von In bis Out</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Voll</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>G</source>
        <translation>G</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Gain</translation>
    </message>
    <message>
        <source>Gain of %1</source>
        <translation>Gain von %1</translation>
    </message>
    <message>
        <source>Gain, blue</source>
        <translation>Gain, Blau</translation>
    </message>
    <message>
        <source>Gain, green</source>
        <translation>Gain, Grün</translation>
    </message>
    <message>
        <source>Gain, red</source>
        <translation>Gain, Rot</translation>
    </message>
    <message>
        <source>Gain; double-click for 0 dB</source>
        <translation>Gain; Doppelklick für 0 dB</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>Gamma, blue</source>
        <translation>Gamma, Blau</translation>
    </message>
    <message>
        <source>Gamma, green</source>
        <translation>Gamma, Grün</translation>
    </message>
    <message>
        <source>Gamma, red</source>
        <translation>Gamma, Rot</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>Gate</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Generieren</translation>
    </message>
    <message>
        <source>Generate longer</source>
        <translation>Länger generieren</translation>
    </message>
    <message>
        <source>Generate what is missing first</source>
        <translation>Fehlendes zuerst generieren</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>Generiert</translation>
    </message>
    <message>
        <source>Generated shot</source>
        <translation>Shot (generiert)</translation>
    </message>
    <message>
        <source>Generating</source>
        <translation>Wird generiert</translation>
    </message>
    <message>
        <source>Generating was cancelled.</source>
        <translation>Das Generieren wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Generations</source>
        <translation>Generierungen</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>Generator</translation>
    </message>
    <message>
        <source>Generator's</source>
        <translation>Vom Generator</translation>
    </message>
    <message>
        <source>Generators</source>
        <translation>Generatoren</translation>
    </message>
    <message>
        <source>Geometry</source>
        <translation>Geometrie</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Graphics</source>
        <translation>Grafik</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppieren</translation>
    </message>
    <message>
        <source>HDR pictures</source>
        <translation>HDR-Bilder</translation>
    </message>
    <message>
        <source>HDR, HLG (BT.2020)</source>
        <translation>HDR, HLG (BT.2020)</translation>
    </message>
    <message>
        <source>HDR, PQ (BT.2020)</source>
        <translation>HDR, PQ (BT.2020)</translation>
    </message>
    <message>
        <source>Half</source>
        <translation>Halb</translation>
    </message>
    <message>
        <source>Half of it</source>
        <translation>Die Hälfte davon</translation>
    </message>
    <message>
        <source>Hall</source>
        <translation>Halle</translation>
    </message>
    <message>
        <source>Handles on the picture</source>
        <translation>Anfasser im Bild</translation>
    </message>
    <message>
        <source>Hard light</source>
        <translation>Hartes Licht</translation>
    </message>
    <message>
        <source>Has nothing to be set.</source>
        <translation>Hat nichts einzustellen.</translation>
    </message>
    <message>
        <source>Hear %1</source>
        <translation>%1 hören</translation>
    </message>
    <message>
        <source>Hear %1 alone</source>
        <translation>Nur %1 hören</translation>
    </message>
    <message>
        <source>Hear more than %1</source>
        <translation>Mehr als %1 hören</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Height in pixels</source>
        <translation>Höhe in Bildpunkten</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>%1 verbergen</translation>
    </message>
    <message>
        <source>High cut</source>
        <translation>Höhen abschneiden</translation>
    </message>
    <message>
        <source>High dynamic range</source>
        <translation>Hoher Dynamikumfang</translation>
    </message>
    <message>
        <source>High gain</source>
        <translation>Höhen-Gain</translation>
    </message>
    <message>
        <source>High shelf</source>
        <translation>Höhenfilter</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>Lichter</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>Histogramm</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Halten</translation>
    </message>
    <message>
        <source>Hold frames</source>
        <translation>Bilder halten</translation>
    </message>
    <message>
        <source>How many of the pixels are played</source>
        <translation>Wie viele der Bildpunkte abgespielt werden</translation>
    </message>
    <message>
        <source>Hue</source>
        <translation>Farbton</translation>
    </message>
    <message>
        <source>Image mask</source>
        <translation>Bildmaske</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>%1 importieren</translation>
    </message>
    <message numerus="yes">
        <source>Import %n file(s)</source>
        <translation>
            <numerusform>%n Datei importieren</numerusform>
            <numerusform>%n Dateien importieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Import Media</source>
        <translation>Medien importieren</translation>
    </message>
    <message>
        <source>Import Timeline</source>
        <translation>Zeitleiste importieren</translation>
    </message>
    <message>
        <source>Import and place</source>
        <translation>Importieren und platzieren</translation>
    </message>
    <message>
        <source>Import and place %1 files</source>
        <translation>%1 Dateien importieren und platzieren</translation>
    </message>
    <message>
        <source>Import media</source>
        <translation>Medien importieren</translation>
    </message>
    <message>
        <source>Importing %1 of %2: %3</source>
        <translation>%1 von %2 wird importiert: %3</translation>
    </message>
    <message>
        <source>In between</source>
        <translation>Dazwischen</translation>
    </message>
    <message>
        <source>In point</source>
        <translation>In-Punkt</translation>
    </message>
    <message>
        <source>In point: drag to move it</source>
        <translation>Anfangspunkt: ziehen, um ihn zu verschieben</translation>
    </message>
    <message>
        <source>In the film as it was made</source>
        <translation>Im Film, wie er generiert wurde</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Incoming  %1</source>
        <translation>Folgend  %1</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Insert a Shot</source>
        <translation>Shot einfügen</translation>
    </message>
    <message>
        <source>Insert and generate</source>
        <translation>Einfügen und generieren</translation>
    </message>
    <message>
        <source>Insert at %1</source>
        <translation>Einfügen bei %1</translation>
    </message>
    <message>
        <source>Insert at Playhead</source>
        <translation>Am Abspielkopf einfügen</translation>
    </message>
    <message>
        <source>Insert clip</source>
        <translation>Clip einfügen</translation>
    </message>
    <message>
        <source>Insert freeze frame</source>
        <translation>Standbild einfügen</translation>
    </message>
    <message>
        <source>Insert take</source>
        <translation>Take einfügen</translation>
    </message>
    <message>
        <source>Interpolation</source>
        <translation>Interpolation</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Umkehren</translation>
    </message>
    <message>
        <source>Iris</source>
        <translation>Irisblende</translation>
    </message>
    <message>
        <source>Is offered to be added to the models</source>
        <translation>Wird angeboten, zu den Modellen zu kommen</translation>
    </message>
    <message>
        <source>It has a smaller copy for editing.</source>
        <translation>Zum Schneiden gibt es eine kleinere Kopie.</translation>
    </message>
    <message>
        <source>It is silent, or shorter than 0.4 s: its loudness cannot be changed.</source>
        <translation>Sie ist still oder kürzer als 0,4 s: ihre Lautheit kann nicht geändert werden.</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>Kursiv</translation>
    </message>
    <message>
        <source>Its colours are</source>
        <translation>Farben des Bildes</translation>
    </message>
    <message>
        <source>Its file is missing.</source>
        <translation>Die Datei fehlt.</translation>
    </message>
    <message>
        <source>Its sound is %1 frames early.</source>
        <translation>Der Ton ist %1 Bilder zu früh.</translation>
    </message>
    <message>
        <source>Its sound is %1 frames late.</source>
        <translation>Der Ton ist %1 Bilder zu spät.</translation>
    </message>
    <message>
        <source>Jobs Are Running</source>
        <translation>Aufträge laufen</translation>
    </message>
    <message>
        <source>Jobs that are stopped begin anew with the next start.</source>
        <translation>Gestoppte Aufträge beginnen beim nächsten Start von vorn.</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Zusammenfügen</translation>
    </message>
    <message>
        <source>Keep Pitch</source>
        <translation>Tonhöhe halten</translation>
    </message>
    <message>
        <source>Keep among the favourites</source>
        <translation>Zu den Favoriten nehmen</translation>
    </message>
    <message>
        <source>Keep pitch</source>
        <translation>Tonhöhe halten</translation>
    </message>
    <message>
        <source>Keep this seed for the next shot</source>
        <translation>Diesen Seed für den nächsten Shot behalten</translation>
    </message>
    <message>
        <source>Key colour</source>
        <translation>Key-Farbe</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Keyframe %1 of %2</source>
        <translation>Keyframe %1 von %2</translation>
    </message>
    <message>
        <source>Keyframe at %1</source>
        <translation>Keyframe bei %1</translation>
    </message>
    <message>
        <source>Keyframe at the playhead</source>
        <translation>Keyframe am Abspielkopf</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Knee</source>
        <translation>Knie</translation>
    </message>
    <message>
        <source>LUT</source>
        <translation>LUT</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>Lanczos</source>
        <translation>Lanczos</translation>
    </message>
    <message>
        <source>Lanczos, sharp</source>
        <translation>Lanczos, scharf</translation>
    </message>
    <message>
        <source>Leaves numbers out so that 29.97 and 59.94 follow the clock</source>
        <translation>Lässt Nummern aus, damit 29,97 und 59,94 der Uhr folgen</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Left Out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Left and right swapped</source>
        <translation>Links und rechts vertauscht</translation>
    </message>
    <message>
        <source>Left on both</source>
        <translation>Links auf beiden</translation>
    </message>
    <message>
        <source>Left surround</source>
        <translation>Hinten links</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Length %1  · %2 f before the cut</source>
        <translation>Länge %1  · %2 B vor dem Schnitt</translation>
    </message>
    <message>
        <source>Length in frames</source>
        <translation>Länge in Bildern</translation>
    </message>
    <message>
        <source>Let %1 move along with ripples</source>
        <translation>%1 beim Ripple mitrücken lassen</translation>
    </message>
    <message>
        <source>Let new clips go to %1</source>
        <translation>Neue Clips auf %1 lassen</translation>
    </message>
    <message>
        <source>Let the edge frames stand for %1 frames.</source>
        <translation>Die Randbilder %1 Bilder lang stehen lassen.</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>Level of the master</source>
        <translation>Pegel der Summe</translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>Lift</translation>
    </message>
    <message>
        <source>Lift clips</source>
        <translation>Clips herausnehmen</translation>
    </message>
    <message>
        <source>Lift range</source>
        <translation>Bereich herausnehmen</translation>
    </message>
    <message>
        <source>Lift, blue</source>
        <translation>Lift, Blau</translation>
    </message>
    <message>
        <source>Lift, gamma, gain</source>
        <translation>Lift, Gamma, Gain</translation>
    </message>
    <message>
        <source>Lift, green</source>
        <translation>Lift, Grün</translation>
    </message>
    <message>
        <source>Lift, red</source>
        <translation>Lift, Rot</translation>
    </message>
    <message>
        <source>Lighten</source>
        <translation>Aufhellen</translation>
    </message>
    <message>
        <source>Limiter</source>
        <translation>Limiter</translation>
    </message>
    <message>
        <source>Line %1 of the journal "%2"</source>
        <translation>Zeile %1 des Journals „%2“</translation>
    </message>
    <message>
        <source>Line %1 of the list of takes %2</source>
        <translation>Zeile %1 der Liste von Takes %2</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Line spacing</source>
        <translation>Zeilenabstand</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verknüpfen</translation>
    </message>
    <message>
        <source>Listening to both sounds…</source>
        <translation>Beide Töne werden abgehört…</translation>
    </message>
    <message>
        <source>Listening to the sequence: %1 %</source>
        <translation>Die Sequenz wird abgehört: %1 %</translation>
    </message>
    <message>
        <source>Listens to the whole sequence and sets the master's gain</source>
        <translation>Hört die ganze Sequenz ab und stellt den Gain des Masters ein</translation>
    </message>
    <message>
        <source>Lock %1</source>
        <translation>%1 sperren</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Look Again</source>
        <translation>Erneut suchen</translation>
    </message>
    <message>
        <source>Look Elsewhere…</source>
        <translation>Woanders suchen…</translation>
    </message>
    <message>
        <source>Look for Missing Media in …</source>
        <translation>Fehlende Medien suchen in …</translation>
    </message>
    <message>
        <source>Look-up table</source>
        <translation>Lookup-Tabelle</translation>
    </message>
    <message>
        <source>Look-up table of %1 entries along each axis</source>
        <translation>Lookup-Tabelle mit %1 Einträgen je Achse</translation>
    </message>
    <message>
        <source>Looking for files</source>
        <translation>Dateien suchen</translation>
    </message>
    <message>
        <source>Looking for missing media</source>
        <translation>Fehlende Medien werden gesucht</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Lautheit</translation>
    </message>
    <message>
        <source>Loudness of what was heard (EBU R 128) and how alike left and right are: 1 = the same, −1 = each undoes the other</source>
        <translation>Lautheit des Gehörten (EBU R 128) und wie gleich links und rechts sind: 1 = gleich, −1 = sie löschen sich aus</translation>
    </message>
    <message>
        <source>Low cut</source>
        <translation>Tiefen abschneiden</translation>
    </message>
    <message>
        <source>Low gain</source>
        <translation>Tiefen-Gain</translation>
    </message>
    <message>
        <source>Low shelf</source>
        <translation>Tiefenfilter</translation>
    </message>
    <message>
        <source>Low tones</source>
        <translation>Tiefe Töne</translation>
    </message>
    <message>
        <source>Luma</source>
        <translation>Luma</translation>
    </message>
    <message>
        <source>Luma wipe</source>
        <translation>Luma-Wischblende</translation>
    </message>
    <message>
        <source>Luminosity</source>
        <translation>Luminanz</translation>
    </message>
    <message>
        <source>MLT's clock gains and loses time in each quarter.</source>
        <translation>Die Uhr von MLT geht in jedem Viertel vor und nach.</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Generiert</translation>
    </message>
    <message>
        <source>Made with %1 %2, seed %3</source>
        <translation>Generiert mit %1 %2, Seed %3</translation>
    </message>
    <message>
        <source>Make One Sequence</source>
        <translation>Zu einer Bildfolge machen</translation>
    </message>
    <message>
        <source>Make a Sequence of It</source>
        <translation>Sequenz daraus erstellen</translation>
    </message>
    <message>
        <source>Make earlier</source>
        <translation>Früher an die Reihe</translation>
    </message>
    <message>
        <source>Make four takes from four seeds</source>
        <translation>Vier Takes mit vier Seeds generieren</translation>
    </message>
    <message>
        <source>Make independent</source>
        <translation>Unabhängig machen</translation>
    </message>
    <message>
        <source>Make later</source>
        <translation>Später an die Reihe</translation>
    </message>
    <message>
        <source>Make sequence</source>
        <translation>Sequenz erstellen</translation>
    </message>
    <message>
        <source>Make space</source>
        <translation>Platz schaffen</translation>
    </message>
    <message>
        <source>Make the shot longer by the %1 missing frames: it is to be generated again, and its edge frame stands until then.</source>
        <translation>Den Shot um die fehlenden %1 Bilder verlängern: er muss neu generiert werden, bis dahin steht sein Randbild.</translation>
    </message>
    <message>
        <source>Make-up gain</source>
        <translation>Aufhol-Gain</translation>
    </message>
    <message>
        <source>Mapped to the sequence's range</source>
        <translation>Auf den Umfang der Sequenz abgebildet</translation>
    </message>
    <message>
        <source>Mark in (I)</source>
        <translation>In-Punkt setzen (I)</translation>
    </message>
    <message>
        <source>Mark out (O)</source>
        <translation>Out-Punkt setzen (O)</translation>
    </message>
    <message>
        <source>Marker</source>
        <translation>Marker</translation>
    </message>
    <message>
        <source>Marker "%1"</source>
        <translation>Marker „%1“</translation>
    </message>
    <message>
        <source>Markers</source>
        <translation>Marker</translation>
    </message>
    <message>
        <source>Mask on the picture</source>
        <translation>Maske im Bild</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>Masken</translation>
    </message>
    <message>
        <source>Master</source>
        <translation>Master</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>Matte</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Measure anew</source>
        <translation>Neu messen</translation>
    </message>
    <message>
        <source>Memory: about %1</source>
        <translation>Arbeitsspeicher: etwa %1</translation>
    </message>
    <message>
        <source>Mg</source>
        <translation>Mg</translation>
    </message>
    <message>
        <source>Midtones</source>
        <translation>Mitten</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlend</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Mixing</source>
        <translation>Mischen</translation>
    </message>
    <message>
        <source>Mono</source>
        <translation>Mono</translation>
    </message>
    <message>
        <source>More for %1</source>
        <translation>Mehr zu %1</translation>
    </message>
    <message>
        <source>More than %1 things could not be carried.</source>
        <translation>Mehr als %1 Dinge konnten nicht übertragen werden.</translation>
    </message>
    <message>
        <source>Most reduction</source>
        <translation>Größte Absenkung</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>%1 verschieben</translation>
    </message>
    <message>
        <source>Move &amp;Down</source>
        <translation>Nach u&amp;nten</translation>
    </message>
    <message>
        <source>Move &amp;Up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Move Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move clips</source>
        <translation>Clips verschieben</translation>
    </message>
    <message>
        <source>Move effect</source>
        <translation>Effekt verschieben</translation>
    </message>
    <message>
        <source>Move into sync</source>
        <translation>Synchron schieben</translation>
    </message>
    <message>
        <source>Move keyframe</source>
        <translation>Keyframe verschieben</translation>
    </message>
    <message>
        <source>Move project</source>
        <translation>Projekt verschieben</translation>
    </message>
    <message>
        <source>Move to folder %1</source>
        <translation>In den Ordner %1 verschieben</translation>
    </message>
    <message>
        <source>Move to the top of the bin</source>
        <translation>Auf die oberste Ebene der Ablage verschieben</translation>
    </message>
    <message>
        <source>Move track</source>
        <translation>Spur verschieben</translation>
    </message>
    <message>
        <source>Movements</source>
        <translation>Bewegungen</translation>
    </message>
    <message>
        <source>Multiply</source>
        <translation>Multiplizieren</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Mute %1</source>
        <translation>%1 stummschalten</translation>
    </message>
    <message>
        <source>My effects</source>
        <translation>Meine Effekte</translation>
    </message>
    <message>
        <source>NVIDIA device %1</source>
        <translation>NVIDIA-Gerät %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the preset:</source>
        <translation>Name der Vorgabe:</translation>
    </message>
    <message>
        <source>Name of the template:</source>
        <translation>Name der Vorlage:</translation>
    </message>
    <message>
        <source>Name of the track</source>
        <translation>Name der Spur</translation>
    </message>
    <message>
        <source>Nearest pixel</source>
        <translation>Nächster Bildpunkt</translation>
    </message>
    <message>
        <source>Nest</source>
        <translation>Verschachteln</translation>
    </message>
    <message>
        <source>Nest %1</source>
        <translation>%1 verschachteln</translation>
    </message>
    <message>
        <source>New &amp;shortcut:</source>
        <translation>Neues &amp;Kürzel:</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>New Project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>New clips go to %1</source>
        <translation>Neue Clips kommen auf %1</translation>
    </message>
    <message>
        <source>New sequence</source>
        <translation>Neue Sequenz</translation>
    </message>
    <message>
        <source>New shortcut of the selected action</source>
        <translation>Neues Kürzel der ausgewählten Aktion</translation>
    </message>
    <message>
        <source>No clip begins at or after frame %1.</source>
        <translation>Kein Clip beginnt bei Bild %1 oder danach.</translation>
    </message>
    <message>
        <source>No clip ends where the clip at frame %1 of track %2 starts, so there is no cut to put a transition on. Use a fade.</source>
        <translation>Kein Clip endet, wo der Clip bei Bild %1 auf Spur %2 beginnt; also gibt es keinen Schnitt für einen Übergang. Eine Blende verwenden.</translation>
    </message>
    <message>
        <source>No clip ends where the clip at frame %1 of track %2 starts, so there is no cut to roll.</source>
        <translation>Kein Clip endet, wo der Clip bei Bild %1 auf Spur %2 beginnt; also gibt es keinen Schnitt zu rollen.</translation>
    </message>
    <message>
        <source>No clip plays across frame %1, so there is nothing to split.</source>
        <translation>Kein Clip läuft über Bild %1, also gibt es nichts zu teilen.</translation>
    </message>
    <message>
        <source>No clip plays across frame %1, so there is nothing to trim.</source>
        <translation>Kein Clip läuft über Bild %1, also gibt es nichts zu trimmen.</translation>
    </message>
    <message>
        <source>No clip was named.</source>
        <translation>Es wurde kein Clip genannt.</translation>
    </message>
    <message>
        <source>No device that decodes films: the processor does, and large films get smaller copies for editing.</source>
        <translation>Kein Gerät, das Filme dekodiert: das tut der Prozessor, und große Filme bekommen zum Schneiden kleinere Kopien.</translation>
    </message>
    <message>
        <source>No generator here starts from a picture. Install a plugin that has one, then look again in the Generate panel.</source>
        <translation>Kein Generator hier geht von einem Bild aus. Ein Plug-in installieren, das einen hat, und dann im Bedienfeld Generieren erneut suchen.</translation>
    </message>
    <message>
        <source>No generator is installed. Put a plugin's folder into "%1", or set WEFT_PLUGIN_PATH to the folder it is in, and look again.</source>
        <translation>Es ist kein Generator installiert. Den Ordner eines Plug-ins in „%1“ legen oder WEFT_PLUGIN_PATH auf seinen Ordner setzen und erneut suchen.</translation>
    </message>
    <message>
        <source>No markers yet. Put the playhead somewhere and press the plus.</source>
        <translation>Noch keine Marker. Den Abspielkopf an eine Stelle setzen und auf das Plus drücken.</translation>
    </message>
    <message>
        <source>No picture from %1 to %2: the film is black there.</source>
        <translation>Kein Bild von %1 bis %2: der Film ist dort schwarz.</translation>
    </message>
    <message>
        <source>No picture of track %1 plays at frame %2.</source>
        <translation>Bei Bild %2 läuft kein Bild der Spur %1.</translation>
    </message>
    <message>
        <source>No plugin has the generator "%1". Install the plugin, or set WEFT_PLUGIN_PATH to the folder it is in.</source>
        <translation>Kein Plug-in hat den Generator „%1“. Das Plug-in installieren oder WEFT_PLUGIN_PATH auf seinen Ordner setzen.</translation>
    </message>
    <message>
        <source>No plugin here has the generator "%1". Install the plugin, or choose another generator.</source>
        <translation>Kein Plug-in hier hat den Generator „%1“. Das Plug-in installieren oder einen anderen Generator wählen.</translation>
    </message>
    <message>
        <source>No sound device was found: connect one, or go on unheard.</source>
        <translation>Es wurde kein Tongerät gefunden: eines anschließen oder ohne Ton weiterarbeiten.</translation>
    </message>
    <message>
        <source>No subtitles were found in "%1": is it SubRip, WebVTT or SubStation text?</source>
        <translation>In „%1“ wurden keine Untertitel gefunden: Ist es Text von SubRip, WebVTT oder SubStation?</translation>
    </message>
    <message>
        <source>Noise floor</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>None is installed: put plugins into the folder "plugins" of your data folder.</source>
        <translation>Keiner ist installiert: Plug-ins in den Ordner „plugins“ des Datenordners legen.</translation>
    </message>
    <message>
        <source>None of these clips starts where another ends, so there is no cut for a transition.</source>
        <translation>Keiner dieser Clips beginnt, wo ein anderer endet; also gibt es keinen Schnitt für einen Übergang.</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Normalise</source>
        <translation>Angleichen</translation>
    </message>
    <message>
        <source>Normalise to %1 LUFS</source>
        <translation>Auf %1 LUFS angleichen</translation>
    </message>
    <message>
        <source>Not made yet</source>
        <translation>Noch nicht generiert</translation>
    </message>
    <message>
        <source>Not usable here:</source>
        <translation>Hier nicht nutzbar:</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Nothing here matches "%1".</source>
        <translation>Nichts hier passt zu „%1“.</translation>
    </message>
    <message>
        <source>Nothing is being made. Films that you export and shots that you generate are listed here.</source>
        <translation>Nichts ist in Arbeit. Filme, die exportiert, und Shots, die generiert werden, stehen hier.</translation>
    </message>
    <message>
        <source>Nothing stands in the way.</source>
        <translation>Nichts steht im Weg.</translation>
    </message>
    <message>
        <source>Nothing was entered before</source>
        <translation>Bisher wurde nichts eingegeben</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Numbers can change with time.</source>
        <translation>Zahlen können sich mit der Zeit ändern.</translation>
    </message>
    <message>
        <source>Of the selected clip</source>
        <translation>Vom ausgewählten Clip</translation>
    </message>
    <message>
        <source>Off the second picture</source>
        <translation>Vom zweiten Bild herunter</translation>
    </message>
    <message>
        <source>On Top</source>
        <translation>Darüber</translation>
    </message>
    <message>
        <source>On a free track above</source>
        <translation>Auf einer freien Spur darüber</translation>
    </message>
    <message>
        <source>On all of "%1": %2.</source>
        <translation>Auf ganz „%1“: %2.</translation>
    </message>
    <message>
        <source>One of the sounds is silent or quite even, so there is nothing to line up.</source>
        <translation>Einer der Töne ist still oder ganz gleichmäßig, also gibt es nichts auszurichten.</translation>
    </message>
    <message>
        <source>Only things of the bin can be shown here.</source>
        <translation>Nur Dinge aus der Ablage können hier gezeigt werden.</translation>
    </message>
    <message>
        <source>Only title templates of your own can be removed.</source>
        <translation>Nur eigene Titelvorlagen können entfernt werden.</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Open Project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Open as Saved</source>
        <translation>Wie gespeichert öffnen</translation>
    </message>
    <message>
        <source>Open the Sample Project</source>
        <translation>Beispielprojekt öffnen</translation>
    </message>
    <message>
        <source>OpenColorIO configurations (*.ocio *.ocioz)</source>
        <translation>OpenColorIO-Konfigurationen (*.ocio *.ocioz)</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Order and columns</source>
        <translation>Reihenfolge und Spalten</translation>
    </message>
    <message>
        <source>Order by</source>
        <translation>Ordnen nach</translation>
    </message>
    <message>
        <source>Out of this folder</source>
        <translation>Aus diesem Ordner hinaus</translation>
    </message>
    <message>
        <source>Out point</source>
        <translation>Out-Punkt</translation>
    </message>
    <message>
        <source>Out point: drag to move it</source>
        <translation>Endpunkt: ziehen, um ihn zu verschieben</translation>
    </message>
    <message>
        <source>Outgoing  %1</source>
        <translation>Abgehend  %1</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Kontur</translation>
    </message>
    <message>
        <source>Outline width</source>
        <translation>Konturbreite</translation>
    </message>
    <message>
        <source>Over the first picture</source>
        <translation>Über das erste Bild</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>Ineinanderkopieren</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Overwrite at %1</source>
        <translation>Überschreiben bei %1</translation>
    </message>
    <message>
        <source>Overwrite at Playhead</source>
        <translation>Am Abspielkopf überschreiben</translation>
    </message>
    <message>
        <source>Overwrite with</source>
        <translation>Überschreiben mit</translation>
    </message>
    <message>
        <source>Own size</source>
        <translation>Eigene Größe</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Panorama</translation>
    </message>
    <message>
        <source>Pan of %1</source>
        <translation>Panorama von %1</translation>
    </message>
    <message>
        <source>Pan: left to right</source>
        <translation>Panorama: links bis rechts</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>Bedienfeld</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Paste attributes</source>
        <translation>Attribute einfügen</translation>
    </message>
    <message>
        <source>Paste effects</source>
        <translation>Effekte einfügen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Paused at %1 %</source>
        <translation>Angehalten bei %1 %</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Picture: %1</source>
        <translation>Bild: %1</translation>
    </message>
    <message>
        <source>Picture: %1, %2 × %3, %4 bits%5</source>
        <translation>Bild: %1, %2 × %3, %4 Bit%5</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>Pictures and sounds are selected together: select one kind to see its effects.</source>
        <translation>Bilder und Töne sind zusammen ausgewählt: nur eine Art auswählen, um ihre Effekte zu sehen.</translation>
    </message>
    <message>
        <source>Pictures as %1 cannot be packed.</source>
        <translation>Bilder als %1 können nicht gepackt werden.</translation>
    </message>
    <message>
        <source>Pictures that came too late since playing began</source>
        <translation>Bilder, die seit Beginn der Wiedergabe zu spät kamen</translation>
    </message>
    <message>
        <source>Pivot</source>
        <translation>Drehpunkt</translation>
    </message>
    <message>
        <source>Pixel for pixel</source>
        <translation>Punkt für Punkt</translation>
    </message>
    <message>
        <source>Pixels of the kind "%1" cannot be shown.</source>
        <translation>Bildpunkte der Art „%1“ können nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lage</translation>
    </message>
    <message>
        <source>Place clip</source>
        <translation>Clip platzieren</translation>
    </message>
    <message>
        <source>Place numbered pictures</source>
        <translation>Nummerierte Bilder platzieren</translation>
    </message>
    <message>
        <source>Playhead</source>
        <translation>Abspielkopf</translation>
    </message>
    <message>
        <source>Playhead at %1</source>
        <translation>Abspielkopf bei %1</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Position X</source>
        <translation>Position X</translation>
    </message>
    <message>
        <source>Position Y</source>
        <translation>Position Y</translation>
    </message>
    <message>
        <source>Position of the playhead</source>
        <translation>Position des Abspielkopfs</translation>
    </message>
    <message>
        <source>Pre-delay</source>
        <translation>Pre-Delay</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Preset for %1</source>
        <translation>Vorgabe für %1</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>Presets of your own lie in "%1", written as those of Weft are.</source>
        <translation>Eigene Vorgaben liegen in „%1“, geschrieben wie die von Weft.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Preview of what is being made</source>
        <translation>Vorschau dessen, was generiert wird</translation>
    </message>
    <message>
        <source>Preview. %1</source>
        <translation>Vorschau. %1</translation>
    </message>
    <message>
        <source>Primaries</source>
        <translation>Primärfarben</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Properties of %1</source>
        <translation>Eigenschaften von %1</translation>
    </message>
    <message>
        <source>Properties…</source>
        <translation>Eigenschaften…</translation>
    </message>
    <message>
        <source>Proxy: %1 × %2</source>
        <translation>Proxy: %1 × %2</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>Wegschieben</translation>
    </message>
    <message>
        <source>Put a clip on the timeline to see its levels here.</source>
        <translation>Einen Clip auf die Zeitleiste legen, um seine Pegel hier zu sehen.</translation>
    </message>
    <message>
        <source>Put its picture on the timeline</source>
        <translation>Bild auf die Zeitleiste legen</translation>
    </message>
    <message>
        <source>Put its sound on the timeline</source>
        <translation>Ton auf die Zeitleiste legen</translation>
    </message>
    <message>
        <source>Put on top:</source>
        <translation>Darüberlegen:</translation>
    </message>
    <message>
        <source>Put this take at the playhead</source>
        <translation>Diesen Take am Abspielkopf ablegen</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>Viertel</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>RGB parade</source>
        <translation>RGB-Parade</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>Radius</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Wertebereich</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Verhältnis</translation>
    </message>
    <message>
        <source>Re&amp;move Track</source>
        <translation>Spur &amp;entfernen</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
    <message>
        <source>Reading %1 was cancelled.</source>
        <translation>Das Lesen von %1 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Zuletzt benutzte Projekte</translation>
    </message>
    <message>
        <source>Recipe of "%1"</source>
        <translation>Rezept von „%1“</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>Rectangle mask</source>
        <translation>Rechteckmaske</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Reduction</source>
        <translation>Absenkung</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Rückstellzeit</translation>
    </message>
    <message>
        <source>Relink media</source>
        <translation>Medien neu verknüpfen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Remove Keyframe</source>
        <translation>Keyframe entfernen</translation>
    </message>
    <message>
        <source>Remove Unused Files</source>
        <translation>Unbenutzte Dateien entfernen</translation>
    </message>
    <message>
        <source>Remove all effects</source>
        <translation>Alle Effekte entfernen</translation>
    </message>
    <message>
        <source>Remove effect</source>
        <translation>Effekt entfernen</translation>
    </message>
    <message>
        <source>Remove folder</source>
        <translation>Ordner entfernen</translation>
    </message>
    <message>
        <source>Remove from the Bin</source>
        <translation>Aus der Ablage entfernen</translation>
    </message>
    <message>
        <source>Remove from the bin</source>
        <translation>Aus der Ablage entfernen</translation>
    </message>
    <message>
        <source>Remove generated shot</source>
        <translation>Generierten Shot entfernen</translation>
    </message>
    <message>
        <source>Remove keyframe</source>
        <translation>Keyframe entfernen</translation>
    </message>
    <message>
        <source>Remove marker</source>
        <translation>Marker entfernen</translation>
    </message>
    <message>
        <source>Remove media</source>
        <translation>Medien entfernen</translation>
    </message>
    <message>
        <source>Remove proxy</source>
        <translation>Proxy entfernen</translation>
    </message>
    <message>
        <source>Remove sequence</source>
        <translation>Sequenz entfernen</translation>
    </message>
    <message>
        <source>Remove shots</source>
        <translation>Shots entfernen</translation>
    </message>
    <message>
        <source>Remove the marker</source>
        <translation>Marker entfernen</translation>
    </message>
    <message>
        <source>Remove the transition</source>
        <translation>Übergang entfernen</translation>
    </message>
    <message>
        <source>Remove track</source>
        <translation>Spur entfernen</translation>
    </message>
    <message>
        <source>Remove transition</source>
        <translation>Übergang entfernen</translation>
    </message>
    <message>
        <source>Remove unused media</source>
        <translation>Unbenutzte Medien entfernen</translation>
    </message>
    <message>
        <source>Remove what you saved</source>
        <translation>Gespeichertes entfernen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename Clip</source>
        <translation>Clip umbenennen</translation>
    </message>
    <message>
        <source>Rendering</source>
        <translation>Wird gerendert</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparatur</translation>
    </message>
    <message>
        <source>Repeat clip</source>
        <translation>Clip wiederholen</translation>
    </message>
    <message>
        <source>Replace clip</source>
        <translation>Clip ersetzen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Retime</source>
        <translation>Zeit verbiegen</translation>
    </message>
    <message>
        <source>Reverb</source>
        <translation>Hall</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>Umkehren</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Right on both</source>
        <translation>Rechts auf beiden</translation>
    </message>
    <message>
        <source>Right surround</source>
        <translation>Hinten rechts</translation>
    </message>
    <message>
        <source>Ripple delete</source>
        <translation>Löschen und Lücke schließen</translation>
    </message>
    <message>
        <source>Ripple trim</source>
        <translation>Ripple-Trimmen</translation>
    </message>
    <message>
        <source>Ripple trim to playhead</source>
        <translation>Bis zum Abspielkopf wegtrimmen</translation>
    </message>
    <message>
        <source>Roll</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Roll another seed</source>
        <translation>Neuen Seed würfeln</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Zimmer</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Drehung</translation>
    </message>
    <message>
        <source>Ruler</source>
        <translation>Lineal</translation>
    </message>
    <message>
        <source>SVG path data in percent of the frame: M, L, H, V, C and Z</source>
        <translation>SVG-Pfaddaten in Prozent des Bildes: M, L, H, V, C und Z</translation>
    </message>
    <message>
        <source>SVG path data: text</source>
        <translation>SVG-Pfaddaten: Text</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Sättigung</translation>
    </message>
    <message>
        <source>Save All as Preset…</source>
        <translation>Alle als Vorgabe speichern…</translation>
    </message>
    <message>
        <source>Save As…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Save Preset</source>
        <translation>Vorgabe speichern</translation>
    </message>
    <message>
        <source>Save Project</source>
        <translation>Projekt speichern</translation>
    </message>
    <message>
        <source>Save Title Template</source>
        <translation>Titelvorlage speichern</translation>
    </message>
    <message>
        <source>Save as Preset…</source>
        <translation>Als Vorgabe speichern…</translation>
    </message>
    <message>
        <source>Save the changes to "%1"?</source>
        <translation>Die Änderungen an „%1“ speichern?</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skalierung</translation>
    </message>
    <message>
        <source>Scale X</source>
        <translation>Skalierung X</translation>
    </message>
    <message>
        <source>Scale Y</source>
        <translation>Skalierung Y</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>Skalierung</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Negativ multiplizieren</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search effects, transitions and titles</source>
        <translation>Effekte, Übergänge und Titel suchen</translation>
    </message>
    <message>
        <source>Search prompts, names, generators, seeds</source>
        <translation>Prompts, Namen, Generatoren, Seeds suchen</translation>
    </message>
    <message>
        <source>Search the bin</source>
        <translation>In der Ablage suchen</translation>
    </message>
    <message>
        <source>Seconds of the source over time: steep is fast, level stands, falling plays backwards. Double-click for a new point.</source>
        <translation>Sekunden der Quelle über der Zeit: steil ist schnell, waagerecht steht, fallend läuft rückwärts. Doppelklick für einen neuen Punkt.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Select a clip on the timeline to change its picture, sound and effects, or a transition to change how it runs.</source>
        <translation>Einen Clip in der Zeitleiste auswählen, um Bild, Ton und Effekte zu ändern, oder einen Übergang, um seinen Verlauf zu ändern.</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>Sequenz</translation>
    </message>
    <message>
        <source>Sequence "%1"</source>
        <translation>Sequenz „%1“</translation>
    </message>
    <message>
        <source>Sequence "%1": the effects on the whole of it are not known to Weft.</source>
        <translation>Sequenz „%1“: die Effekte auf der ganzen Sequenz kennt Weft nicht.</translation>
    </message>
    <message>
        <source>Sequence "%1": the marker "%2" lies before its start.</source>
        <translation>Sequenz „%1“: der Marker „%2“ liegt vor ihrem Anfang.</translation>
    </message>
    <message>
        <source>Sequence %1</source>
        <translation>Sequenz %1</translation>
    </message>
    <message>
        <source>Sequence 1</source>
        <translation>Sequenz 1</translation>
    </message>
    <message>
        <source>Sequence Settings</source>
        <translation>Sequenzeinstellungen</translation>
    </message>
    <message>
        <source>Sequence Settings…</source>
        <translation>Sequenzeinstellungen…</translation>
    </message>
    <message>
        <source>Sequence's</source>
        <translation>Von der Sequenz</translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation>Sequenzen</translation>
    </message>
    <message>
        <source>Sequences would be nested more than %1 levels deep.</source>
        <translation>Sequenzen wären mehr als %1 Ebenen tief verschachtelt.</translation>
    </message>
    <message>
        <source>Set %1</source>
        <translation>%1 setzen</translation>
    </message>
    <message>
        <source>Set keyframe</source>
        <translation>Keyframe setzen</translation>
    </message>
    <message>
        <source>Set of shortcuts to start from</source>
        <translation>Tastenbelegung, von der ausgegangen wird</translation>
    </message>
    <message>
        <source>Set rating</source>
        <translation>Bewertung setzen</translation>
    </message>
    <message>
        <source>Sets: %1.</source>
        <translation>Stellt ein: %1.</translation>
    </message>
    <message>
        <source>Shadow</source>
        <translation>Schatten</translation>
    </message>
    <message>
        <source>Shadow offset</source>
        <translation>Schatten, Versatz</translation>
    </message>
    <message>
        <source>Shadows</source>
        <translation>Schatten</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Kürzel</translation>
    </message>
    <message>
        <source>Shorten the transition to %1 frames, for which there is material.</source>
        <translation>Den Übergang auf %1 Bilder kürzen, für die Material da ist.</translation>
    </message>
    <message>
        <source>Shot %1</source>
        <translation>Shot %1</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>Show Folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Show List</source>
        <translation>Liste zeigen</translation>
    </message>
    <message>
        <source>Show Reasons</source>
        <translation>Gründe zeigen</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Show in Its Folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Show in the File Manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Show only</source>
        <translation>Nur zeigen</translation>
    </message>
    <message>
        <source>Show the curve</source>
        <translation>Kurve zeigen</translation>
    </message>
    <message>
        <source>Show this take in the clip</source>
        <translation>Diesen Take im Clip zeigen</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Slats</source>
        <translation>Lamellen</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>Slide</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>Slip</translation>
    </message>
    <message>
        <source>Slip into sync</source>
        <translation>Synchron machen durch Slip</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>Weich</translation>
    </message>
    <message>
        <source>Soft light</source>
        <translation>Weiches Licht</translation>
    </message>
    <message>
        <source>Softness</source>
        <translation>Weichheit</translation>
    </message>
    <message>
        <source>Solo: only solo tracks are heard</source>
        <translation>Solo: nur Solospuren sind zu hören</translation>
    </message>
    <message>
        <source>Something was changed since. Undo that, or drop the pictures again.</source>
        <translation>Seither wurde etwas geändert. Das widerrufen oder die Bilder noch einmal ablegen.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Sound: %1</source>
        <translation>Ton: %1</translation>
    </message>
    <message>
        <source>Sound: %1, %2 channels, %3 Hz</source>
        <translation>Ton: %1, %2 Kanäle, %3 Hz</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Töne</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source>Space on all tracks %1</source>
        <translation>Abstand auf allen Spuren %1</translation>
    </message>
    <message>
        <source>Space on this track %1</source>
        <translation>Abstand auf dieser Spur %1</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Speed curve</source>
        <translation>Tempokurve</translation>
    </message>
    <message>
        <source>Spill suppression</source>
        <translation>Farbsaum mindern</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Quadrat</translation>
    </message>
    <message>
        <source>Stable Diffusion model</source>
        <translation>Stable-Diffusion-Modell</translation>
    </message>
    <message>
        <source>Stale: %1</source>
        <translation>Veraltet: %1</translation>
    </message>
    <message>
        <source>Standard (BT.709)</source>
        <translation>Standard (BT.709)</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>Start of %1</source>
        <translation>Anfang von %1</translation>
    </message>
    <message>
        <source>Start of the sequence</source>
        <translation>Anfang der Sequenz</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Beginnt</translation>
    </message>
    <message>
        <source>Starts at the cut</source>
        <translation>Beginnt am Schnitt</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Stereo</source>
        <translation>Stereo</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Stop measuring</source>
        <translation>Messung beenden</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>Gerade</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>Subtitles %1</source>
        <translation>Untertitel %1</translation>
    </message>
    <message>
        <source>Subtitles are the titles of track %1 alone; nothing else was written.</source>
        <translation>Untertitel sind allein die Titel der Spur %1; sonst wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Subtitles of %1</source>
        <translation>Untertitel von %1</translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation>Subtrahieren</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Vertauschen</translation>
    </message>
    <message>
        <source>Switch %1 Off</source>
        <translation>%1 ausschalten</translation>
    </message>
    <message>
        <source>Switch %1 On</source>
        <translation>%1 einschalten</translation>
    </message>
    <message>
        <source>Switch %1 off</source>
        <translation>%1 ausschalten</translation>
    </message>
    <message>
        <source>Switch %1 on</source>
        <translation>%1 einschalten</translation>
    </message>
    <message>
        <source>Switch %1 on or off</source>
        <translation>%1 ein- oder ausschalten</translation>
    </message>
    <message>
        <source>Switch sequence</source>
        <translation>Sequenz wechseln</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>Synchronisieren</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Take Finished Off the List</source>
        <translation>Fertige aus der Liste nehmen</translation>
    </message>
    <message>
        <source>Take nest apart</source>
        <translation>Verschachtelung auflösen</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Aus der Liste nehmen</translation>
    </message>
    <message>
        <source>Taken as they are</source>
        <translation>Unverändert übernommen</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Aufwand</translation>
    </message>
    <message>
        <source>Target %1</source>
        <translation>Ziel %1</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Tetrahedral</source>
        <translation>Tetraedrisch</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Text of the title</source>
        <translation>Text des Titels</translation>
    </message>
    <message>
        <source>That is no longer in the bin, so it cannot be shown.</source>
        <translation>Das ist nicht mehr in der Ablage und kann deshalb nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>That of the variable OCIO</source>
        <translation>Die der Variable OCIO</translation>
    </message>
    <message>
        <source>The %1 missing frames cannot be generated: only a generated shot can go on, and only after its last frame.</source>
        <translation>Die fehlenden %1 Bilder können nicht generiert werden: nur ein generierter Shot kann weitergehen, und nur nach seinem letzten Bild.</translation>
    </message>
    <message>
        <source>The OpenColorIO configuration "%1" %2</source>
        <translation>Die OpenColorIO-Konfiguration „%1“ %2</translation>
    </message>
    <message>
        <source>The OpenColorIO configuration "%1" cannot be used: %2</source>
        <translation>Die OpenColorIO-Konfiguration „%1“ kann nicht benutzt werden: %2</translation>
    </message>
    <message>
        <source>The OpenColorIO configuration "%1" has no display to look at: choose another one.</source>
        <translation>Die OpenColorIO-Konfiguration „%1“ nennt keinen Bildschirm: Wähle eine andere.</translation>
    </message>
    <message>
        <source>The active sequence %1 does not exist.</source>
        <translation>Die aktive Sequenz %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>Die Antwort</translation>
    </message>
    <message>
        <source>The bundle "%1" cannot be read: %2.</source>
        <translation>Das Bündel „%1“ kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>The clip "%1" at frame %2 has no sound and is left out.</source>
        <translation>Der Clip „%1“ bei Bild %2 hat keinen Ton und bleibt weg.</translation>
    </message>
    <message>
        <source>The clip "%1" at frame %2: %3.</source>
        <translation>Der Clip „%1“ bei Bild %2: %3.</translation>
    </message>
    <message>
        <source>The clip "%1" shows the take "%2": let it show another one first.</source>
        <translation>Der Clip „%1“ zeigt den Take „%2“: zuerst muss er einen anderen zeigen.</translation>
    </message>
    <message>
        <source>The clip %1 at frame %2 on track %3 of "%4"</source>
        <translation>Der Clip %1 bei Bild %2 auf Spur %3 von „%4“</translation>
    </message>
    <message>
        <source>The clip %1 has no sound of a file, so it cannot be synchronised by sound.</source>
        <translation>Der Clip %1 hat keinen Ton aus einer Datei und kann deshalb nicht nach dem Ton synchronisiert werden.</translation>
    </message>
    <message>
        <source>The clip %1 of %2 is in a group that does not exist.</source>
        <translation>Der Clip %1 von %2 ist in einer Gruppe, die es nicht gibt.</translation>
    </message>
    <message>
        <source>The clip at frame %1 can slip by −%2 to +%3 frames; %4 were asked for.</source>
        <translation>Der Clip bei Bild %1 kann um −%2 bis +%3 Bilder rutschen (Slip); verlangt waren %4.</translation>
    </message>
    <message>
        <source>The clip at frame %1 does not play at normal speed, so its sound cannot be lined up with another one.</source>
        <translation>Der Clip bei Bild %1 läuft nicht in normaler Geschwindigkeit, deshalb kann sein Ton nicht an einem anderen ausgerichtet werden.</translation>
    </message>
    <message>
        <source>The clip at frame %1 does not show a generated shot.</source>
        <translation>Der Clip bei Bild %1 zeigt keinen generierten Shot.</translation>
    </message>
    <message>
        <source>The clip at frame %1 does not show the shot "%2".</source>
        <translation>Der Clip bei Bild %1 zeigt nicht den Shot „%2“.</translation>
    </message>
    <message>
        <source>The clip at frame %1 has no linked picture that it could be out of sync with.</source>
        <translation>Der Clip bei Bild %1 hat kein verknüpftes Bild, zu dem er asynchron sein könnte.</translation>
    </message>
    <message>
        <source>The clip at frame %1 is in no group.</source>
        <translation>Der Clip bei Bild %1 ist in keiner Gruppe.</translation>
    </message>
    <message>
        <source>The clip at frame %1 is not a colour.</source>
        <translation>Der Clip bei Bild %1 ist keine Farbe.</translation>
    </message>
    <message>
        <source>The clip at frame %1 is not a nested sequence.</source>
        <translation>Der Clip bei Bild %1 ist keine verschachtelte Sequenz.</translation>
    </message>
    <message>
        <source>The clip at frame %1 is not a title.</source>
        <translation>Der Clip bei Bild %1 ist kein Titel.</translation>
    </message>
    <message>
        <source>The clip at frame %1 of track %2 cannot slide by %3 frames: another clip is in the way.</source>
        <translation>Der Clip bei Bild %1 auf Spur %2 kann nicht um %3 Bilder verschoben werden (Slide): ein anderer Clip ist im Weg.</translation>
    </message>
    <message>
        <source>The clip at frame %1 plays once and not %2 times.</source>
        <translation>Der Clip bei Bild %1 läuft einmal und nicht %2-mal.</translation>
    </message>
    <message>
        <source>The clip at frame %1 would have no length left.</source>
        <translation>Vom Clip bei Bild %1 bliebe keine Länge übrig.</translation>
    </message>
    <message>
        <source>The clip at frame %1 would play seconds %2 to %3 of material that lasts %4 s. Trim it, or give "hold" to let its edge frames stand.</source>
        <translation>Der Clip bei Bild %1 würde die Sekunden %2 bis %3 von Material spielen, das %4 s dauert. Trimmen oder „hold“ angeben, um die Randbilder stehen zu lassen.</translation>
    </message>
    <message>
        <source>The clip at frame %1 would start before frame 0.</source>
        <translation>Der Clip bei Bild %1 würde vor Bild 0 beginnen.</translation>
    </message>
    <message>
        <source>The clip would start %1 frames before the sequence: move the reference later by as many first.</source>
        <translation>Der Clip würde %1 Bilder vor der Sequenz beginnen: den Bezugsclip zuerst um so viele nach hinten schieben.</translation>
    </message>
    <message>
        <source>The clipboard's clip "%1" is broken: its place, length, fades, gain, pan, time map, channels or transition is impossible.</source>
        <translation>Der Clip „%1“ der Zwischenablage ist defekt: Lage, Länge, Blenden, Gain, Panorama, Zeitkurve, Kanäle oder Übergang sind unmöglich.</translation>
    </message>
    <message>
        <source>The clips are too short to be trimmed into each other.</source>
        <translation>Die Clips sind zu kurz, um ineinander getrimmt zu werden.</translation>
    </message>
    <message>
        <source>The clips at frames %1 and %2 of track %3 cannot become one: %4.</source>
        <translation>Die Clips bei den Bildern %1 und %2 auf Spur %3 können nicht einer werden: %4.</translation>
    </message>
    <message>
        <source>The clips belong to several sequences.</source>
        <translation>Die Clips gehören zu verschiedenen Sequenzen.</translation>
    </message>
    <message>
        <source>The clips from frame %1 on can move at most %2 frames earlier on track %3.</source>
        <translation>Die Clips ab Bild %1 können auf Spur %3 höchstens %2 Bilder nach vorn rücken.</translation>
    </message>
    <message>
        <source>The collected project "%1" is not what was written.</source>
        <translation>Das gesammelte Projekt „%1“ ist nicht, was geschrieben wurde.</translation>
    </message>
    <message>
        <source>The collection of "%1" also holds a %2, which is no timeline.</source>
        <translation>Die Sammlung „%1“ enthält auch ein %2, das keine Zeitleiste ist.</translation>
    </message>
    <message>
        <source>The colour "%1" is not known; it becomes black.</source>
        <translation>Die Farbe „%1“ ist nicht bekannt; sie wird Schwarz.</translation>
    </message>
    <message>
        <source>The colour space of the configuration that this sequence is in</source>
        <translation>Der Farbraum der Konfiguration, in dem diese Sequenz ist</translation>
    </message>
    <message>
        <source>The colours of "%1" are tagged as %2, which Weft does not know. They are taken as %3; if they look wrong, say what they are (the edit "set-media") or convert the file.</source>
        <translation>Die Farben von „%1“ sind als %2 gekennzeichnet, was Weft nicht kennt. Sie werden als %3 gelesen; sehen sie falsch aus, angeben, was sie sind (die Bearbeitung „set-media“), oder die Datei umwandeln.</translation>
    </message>
    <message>
        <source>The copy "%1" differs from "%2": see that the disk is sound.</source>
        <translation>Die Kopie „%1“ weicht von „%2“ ab: prüfen, ob der Datenträger in Ordnung ist.</translation>
    </message>
    <message>
        <source>The display view of the sequence "%1": %2</source>
        <translation>Die Anzeigeansicht der Sequenz „%1“: %2</translation>
    </message>
    <message>
        <source>The edit</source>
        <translation>Die Bearbeitung</translation>
    </message>
    <message>
        <source>The edit: as: must be a name.</source>
        <translation>Die Bearbeitung: as: muss ein Name sein.</translation>
    </message>
    <message>
        <source>The effect "%1" is for pictures, and this is sound.</source>
        <translation>Der Effekt „%1“ ist für Bilder, und dies ist Ton.</translation>
    </message>
    <message>
        <source>The effect "%1" is for sound, and this is a picture.</source>
        <translation>Der Effekt „%1“ ist für Ton, und dies ist ein Bild.</translation>
    </message>
    <message>
        <source>The effect "%1" is not known to this version of Weft: update Weft, or remove the effect.</source>
        <translation>Der Effekt „%1“ ist dieser Version von Weft nicht bekannt: Weft aktualisieren oder den Effekt entfernen.</translation>
    </message>
    <message>
        <source>The effect "%1" listens to a track, so it can be on tracks and masters alone.</source>
        <translation>Der Effekt „%1“ hört auf eine Spur, deshalb kann er nur auf Spuren und Mastern liegen.</translation>
    </message>
    <message>
        <source>The effect "%1" listens to track %2, which is no sound track of its sequence.</source>
        <translation>Der Effekt „%1“ hört auf die Spur %2, die keine Tonspur seiner Sequenz ist.</translation>
    </message>
    <message>
        <source>The effect "%1": %2</source>
        <translation>Der Effekt „%1“: %2</translation>
    </message>
    <message>
        <source>The effect cannot move %1 places: there are %2 effects.</source>
        <translation>Der Effekt kann nicht um %1 Plätze verschoben werden: es gibt %2 Effekte.</translation>
    </message>
    <message>
        <source>The effects on track %1.</source>
        <translation>Die Effekte auf der Spur %1.</translation>
    </message>
    <message>
        <source>The encoder "%1" does not take "%2" for its option "%3".</source>
        <translation>Der Encoder „%1“ nimmt „%2“ nicht für seine Option „%3“.</translation>
    </message>
    <message>
        <source>The encoder "%1" does not take %2 samples a second.</source>
        <translation>Der Encoder „%1“ nimmt keine %2 Abtastwerte pro Sekunde.</translation>
    </message>
    <message>
        <source>The encoder "%1" does not take pixels as %2; it takes %3.</source>
        <translation>Der Encoder „%1“ nimmt keine Bildpunkte als %2; er nimmt %3.</translation>
    </message>
    <message>
        <source>The encoder "%1" failed while "%2" was written (%3).</source>
        <translation>Der Encoder „%1“ scheiterte, während „%2“ geschrieben wurde (%3).</translation>
    </message>
    <message>
        <source>The encoder "%1" has no option "%2".</source>
        <translation>Der Encoder „%1“ hat keine Option „%2“.</translation>
    </message>
    <message>
        <source>The encoder "%1" refuses %2 (%3): change its options, the size or the rate.</source>
        <translation>Der Encoder „%1“ lehnt %2 ab (%3): seine Optionen, die Größe oder die Rate ändern.</translation>
    </message>
    <message>
        <source>The file "%1" is missing. Put it back, or relink it.</source>
        <translation>Die Datei „%1“ fehlt. Zurücklegen oder neu verknüpfen.</translation>
    </message>
    <message>
        <source>The file "%1" is taken to start at timecode %2, which the list does not say.</source>
        <translation>Für die Datei „%1“ wird der Anfangs-Timecode %2 angenommen, den die Liste nicht nennt.</translation>
    </message>
    <message>
        <source>The file "%1" lies outside what is followed; its clips are left out.</source>
        <translation>Die Datei „%1“ liegt außerhalb dessen, was verfolgt wird; ihre Clips bleiben weg.</translation>
    </message>
    <message>
        <source>The file is missing: %1</source>
        <translation>Die Datei fehlt: %1</translation>
    </message>
    <message>
        <source>The file may be damaged</source>
        <translation>Die Datei ist vielleicht beschädigt</translation>
    </message>
    <message>
        <source>The file of "%1" is missing.</source>
        <translation>Die Datei von „%1“ fehlt.</translation>
    </message>
    <message>
        <source>The file of an OpenColorIO configuration, such as config.ocio</source>
        <translation>Die Datei einer OpenColorIO-Konfiguration, etwa config.ocio</translation>
    </message>
    <message>
        <source>The file of its take is missing.</source>
        <translation>Die Datei des Takes fehlt.</translation>
    </message>
    <message>
        <source>The file of the input "%1" is missing: find it, or choose another one.</source>
        <translation>Die Datei der Eingabe „%1“ fehlt: sie suchen oder eine andere wählen.</translation>
    </message>
    <message>
        <source>The file was saved by another program since.</source>
        <translation>Die Datei wurde seither von einem anderen Programm gespeichert.</translation>
    </message>
    <message>
        <source>The files of "%1" and %2 more media are missing.</source>
        <translation>Die Dateien von „%1“ und %2 weiteren Medien fehlen.</translation>
    </message>
    <message>
        <source>The film was written, but reading it back shows that %1; it was removed. Check the disk and try again.</source>
        <translation>Der Film wurde geschrieben, aber beim Zurücklesen zeigt sich: %1; er wurde entfernt. Den Datenträger prüfen und erneut versuchen.</translation>
    </message>
    <message>
        <source>The filter "%1" of FFmpeg is none that Weft runs.</source>
        <translation>Der Filter „%1“ von FFmpeg ist keiner, den Weft benutzt.</translation>
    </message>
    <message>
        <source>The folder "%1"</source>
        <translation>Der Ordner „%1“</translation>
    </message>
    <message>
        <source>The folder "%1" cannot be made.</source>
        <translation>Der Ordner „%1“ kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>The folder "%1" cannot be moved into itself.</source>
        <translation>Der Ordner „%1“ kann nicht in sich selbst verschoben werden.</translation>
    </message>
    <message>
        <source>The folder "%1" has another take "%2": save under another name.</source>
        <translation>Der Ordner „%1“ hat einen anderen Take „%2“: unter einem anderen Namen speichern.</translation>
    </message>
    <message>
        <source>The folder "%1" is not there, or cannot be written: choose another one.</source>
        <translation>Der Ordner „%1“ ist nicht da oder nicht beschreibbar: einen anderen wählen.</translation>
    </message>
    <message>
        <source>The folder "%1" lies inside itself or in one that is not there.</source>
        <translation>Der Ordner „%1“ liegt in sich selbst oder in einem, der nicht da ist.</translation>
    </message>
    <message>
        <source>The folder for jobs, "%1", cannot be written. See that its disk is not full.</source>
        <translation>Der Ordner für Aufträge, „%1“, kann nicht beschrieben werden. Prüfen, ob sein Datenträger voll ist.</translation>
    </message>
    <message>
        <source>The folder for settings, "%1", cannot be made.</source>
        <translation>Der Ordner für Einstellungen, „%1“, kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>The folder for takes, %1, cannot be made. See that the folder it lies in can be written to, and that no file has its name.</source>
        <translation>Der Ordner für Takes, %1, kann nicht angelegt werden. Prüfen, ob der Ordner darüber beschreibbar ist und keine Datei so heißt.</translation>
    </message>
    <message>
        <source>The frame is in "%1".</source>
        <translation>Das Bild liegt in „%1“.</translation>
    </message>
    <message>
        <source>The frame shows too much for a preview (%1 bytes).</source>
        <translation>Das Bild zeigt zu viel für eine Vorschau (%1 Bytes).</translation>
    </message>
    <message>
        <source>The gain %1 dB is above %2 dB.</source>
        <translation>Der Gain %1 dB liegt über %2 dB.</translation>
    </message>
    <message>
        <source>The gain of track %1.</source>
        <translation>Der Gain der Spur %1.</translation>
    </message>
    <message>
        <source>The gap cannot be closed: a clip on the sync-locked track %1 fills the same time. Switch that track's sync-lock off, or extract the span.</source>
        <translation>Die Lücke kann nicht geschlossen werden: ein Clip auf der mitrückenden Spur %1 füllt dieselbe Zeit. Das Mitrücken dieser Spur ausschalten oder den Bereich extrahieren.</translation>
    </message>
    <message>
        <source>The generated file %1 does not read back as it was written%2. Check the disk, then try again.</source>
        <translation>Die generierte Datei %1 liest sich nicht so zurück, wie sie geschrieben wurde%2. Den Datenträger prüfen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>The generated shot "%1"</source>
        <translation>Der generierte Shot „%1“</translation>
    </message>
    <message>
        <source>The generated shot "%1" has no take on disk and cannot be made: %2</source>
        <translation>Der generierte Shot „%1“ hat keinen Take auf dem Datenträger und kann nicht generiert werden: %2</translation>
    </message>
    <message>
        <source>The generated shot "%1" has no take on disk yet; a render makes it first.</source>
        <translation>Der generierte Shot „%1“ hat noch keinen Take auf dem Datenträger; ein Rendern generiert ihn zuerst.</translation>
    </message>
    <message>
        <source>The generated shot "%1" has no take on disk, and the plugin with the generator "%2" is not installed.</source>
        <translation>Der generierte Shot „%1“ hat keinen Take auf dem Datenträger, und das Plug-in mit dem Generator „%2“ ist nicht installiert.</translation>
    </message>
    <message>
        <source>The generated shot "%1" is stale: its recipe has changed since its take was made.</source>
        <translation>Der generierte Shot „%1“ ist veraltet: sein Rezept wurde seit seinem Take geändert.</translation>
    </message>
    <message>
        <source>The graphics device %1 cannot be opened for decoding (%2); the processor decodes. Install its driver, or see that you may use it.</source>
        <translation>Das Grafikgerät %1 kann nicht zum Dekodieren geöffnet werden (%2); der Prozessor dekodiert. Seinen Treiber installieren oder prüfen, ob es benutzt werden darf.</translation>
    </message>
    <message>
        <source>The groups of clips.</source>
        <translation>Die Gruppen der Clips.</translation>
    </message>
    <message>
        <source>The guides cannot be read.</source>
        <translation>Die Hilfslinien können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The in point and the length of "%1" must not be negative.</source>
        <translation>In-Punkt und Länge von „%1“ dürfen nicht negativ sein.</translation>
    </message>
    <message>
        <source>The input "%1" is not in the bin any more: choose another one.</source>
        <translation>Die Eingabe „%1“ ist nicht mehr in der Ablage: eine andere wählen.</translation>
    </message>
    <message>
        <source>The journal "%1" cannot be moved to "%2": %3.</source>
        <translation>Das Journal „%1“ kann nicht nach „%2“ verschoben werden: %3.</translation>
    </message>
    <message>
        <source>The journal "%1" cannot be opened: %2.</source>
        <translation>Das Journal „%1“ kann nicht geöffnet werden: %2.</translation>
    </message>
    <message>
        <source>The journal "%1" cannot be put onto the disk (%2): save the project to another disk.</source>
        <translation>Das Journal „%1“ kann nicht auf den Datenträger gebracht werden (%2): das Projekt auf einem anderen Datenträger speichern.</translation>
    </message>
    <message>
        <source>The journal "%1" cannot be written (%2) and its end is damaged: save the project.</source>
        <translation>Das Journal „%1“ kann nicht geschrieben werden (%2) und sein Ende ist beschädigt: das Projekt speichern.</translation>
    </message>
    <message>
        <source>The journal "%1" cannot be written (%2): changes are not protected against a crash until there is space again, or the project is saved.</source>
        <translation>Das Journal „%1“ kann nicht geschrieben werden (%2): Änderungen sind nicht gegen einen Absturz geschützt, bis wieder Platz ist oder das Projekt gespeichert wird.</translation>
    </message>
    <message>
        <source>The keyboard shortcuts in "%1" cannot be read, so Weft's own are used: mend or remove that file.</source>
        <translation>Die Tastenkürzel in „%1“ können nicht gelesen werden, deshalb gelten die von Weft: die Datei berichtigen oder entfernen.</translation>
    </message>
    <message>
        <source>The keyframes of "%1" in %2 are out of order at frame %3: each frame may appear once, rising.</source>
        <translation>Die Keyframes von „%1“ in %2 sind bei Bild %3 nicht in Ordnung: jedes Bild darf einmal vorkommen, aufsteigend.</translation>
    </message>
    <message>
        <source>The length and note of the marker "%1".</source>
        <translation>Länge und Notiz des Markers „%1“.</translation>
    </message>
    <message>
        <source>The level that is heard, in dB: %1. Above: the highest so far, and a lamp for what was clipped. Click to forget it.</source>
        <translation>Der Pegel dessen, was man hört, in dB: %1. Darüber: der höchste bisher und ein Licht für Übersteuertes. Ein Klick vergisst ihn.</translation>
    </message>
    <message>
        <source>The line</source>
        <translation>Die Zeile</translation>
    </message>
    <message>
        <source>The marker "%1"</source>
        <translation>Der Marker „%1“</translation>
    </message>
    <message>
        <source>The marker "%1" is out of order or has a negative length.</source>
        <translation>Der Marker „%1“ steht nicht in der Reihenfolge oder hat eine negative Länge.</translation>
    </message>
    <message>
        <source>The master of "%1"</source>
        <translation>Der Master von „%1“</translation>
    </message>
    <message>
        <source>The master of the sequence "%1" is for Weft alone.</source>
        <translation>Der Master der Sequenz „%1“ ist nur für Weft.</translation>
    </message>
    <message>
        <source>The master of the sequence "%1".</source>
        <translation>Der Master der Sequenz „%1“.</translation>
    </message>
    <message>
        <source>The measurement was cancelled.</source>
        <translation>Die Messung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The media file "%1"</source>
        <translation>Die Mediendatei „%1“</translation>
    </message>
    <message>
        <source>The media file "%1" is missing: it is expected at "%2". Put it there, or relink it.</source>
        <translation>Die Mediendatei „%1“ fehlt: sie wird bei „%2“ erwartet. Dorthin legen oder neu verknüpfen.</translation>
    </message>
    <message>
        <source>The media file "%1" is not the one that was imported: its content has changed.</source>
        <translation>Die Mediendatei „%1“ ist nicht die importierte: ihr Inhalt hat sich geändert.</translation>
    </message>
    <message>
        <source>The media of "%1" needs %2 bytes in "%3", where %4 are free.</source>
        <translation>Die Medien von „%1“ brauchen %2 Bytes in „%3“, wo %4 frei sind.</translation>
    </message>
    <message>
        <source>The media of "%1" would unpack to %2 bytes from %3, as no films do.</source>
        <translation>Die Medien von „%1“ würden von %3 auf %2 Bytes entpackt, was kein Film tut.</translation>
    </message>
    <message>
        <source>The media reaches far enough for %1 frames.</source>
        <translation>Das Material reicht für %1 Bilder.</translation>
    </message>
    <message>
        <source>The model cannot be put into "%1". See that it can be written to.</source>
        <translation>Das Modell kann nicht nach „%1“ gelegt werden. Der Ordner muss beschreibbar sein.</translation>
    </message>
    <message>
        <source>The nested sequence at frame %1 has a speed, effects or fades of its own, which would be lost: remove them first.</source>
        <translation>Die verschachtelte Sequenz bei Bild %1 hat eine eigene Geschwindigkeit, Effekte oder Blenden, die verloren gingen: diese zuerst entfernen.</translation>
    </message>
    <message>
        <source>The next shot</source>
        <translation>Der nächste Shot</translation>
    </message>
    <message>
        <source>The note of the marker "%1".</source>
        <translation>Die Notiz des Markers „%1“.</translation>
    </message>
    <message>
        <source>The pan %1 is not between −1 (left) and 1 (right).</source>
        <translation>Das Panorama %1 liegt nicht zwischen −1 (links) und 1 (rechts).</translation>
    </message>
    <message>
        <source>The pan of track %1.</source>
        <translation>Das Panorama der Spur %1.</translation>
    </message>
    <message>
        <source>The picture cannot be converted: %1. Choose another pixel format or other colour tags.</source>
        <translation>Das Bild kann nicht umgewandelt werden: %1. Ein anderes Pixelformat oder andere Farbkennzeichen wählen.</translation>
    </message>
    <message>
        <source>The picture cannot be written as PNG.</source>
        <translation>Das Bild kann nicht als PNG geschrieben werden.</translation>
    </message>
    <message>
        <source>The picture cannot go on %1, which is a sound track.</source>
        <translation>Das Bild kann nicht auf %1, das ist eine Tonspur.</translation>
    </message>
    <message>
        <source>The picture sequence "%1" is left out: Weft reads films and single pictures.</source>
        <translation>Die Bildfolge „%1“ bleibt weg: Weft liest Filme und einzelne Bilder.</translation>
    </message>
    <message>
        <source>The picture's and the sound's track belong to two sequences.</source>
        <translation>Die Spuren für Bild und Ton gehören zu zwei Sequenzen.</translation>
    </message>
    <message>
        <source>The pixels of "%1" are not square (%2); here they are.</source>
        <translation>Die Bildpunkte von „%1“ sind nicht quadratisch (%2); hier sind sie es.</translation>
    </message>
    <message>
        <source>The plugin "%1" %2 failed: %3. Its author can say what that means.</source>
        <translation>Das Plug-in „%1“ %2 ist gescheitert: %3. Was das heißt, kann sein Autor sagen.</translation>
    </message>
    <message>
        <source>The plugin "%1" %2 gave no sign of life for %3 seconds and was stopped. Try once more, or other settings; where it happens again, report it to the plugin's author.</source>
        <translation>Das Plug-in „%1“ %2 gab %3 Sekunden lang kein Lebenszeichen und wurde beendet. Noch einmal oder andere Einstellungen versuchen; geschieht es wieder, dem Autor des Plug-ins melden.</translation>
    </message>
    <message>
        <source>The plugin "%1" has no generator "%2".</source>
        <translation>Das Plug-in „%1“ hat keinen Generator „%2“.</translation>
    </message>
    <message>
        <source>The plugin %1 broke the rules of the plugin interface: it %2. Report it to the plugin's author.</source>
        <translation>Das Plug-in %1 hat die Regeln der Plug-in-Schnittstelle verletzt: es %2. Dem Autor des Plug-ins melden.</translation>
    </message>
    <message>
        <source>The plugin %1 cannot be loaded: %2. Install it again, in a version for this system.</source>
        <translation>Das Plug-in %1 kann nicht geladen werden: %2. Neu installieren, in einer Version für dieses System.</translation>
    </message>
    <message>
        <source>The plugin %1 cannot be used: %2. Install it again, or ask its author.</source>
        <translation>Das Plug-in %1 kann nicht benutzt werden: %2. Neu installieren oder seinen Autor fragen.</translation>
    </message>
    <message>
        <source>The plugin %1 cannot be used: its library does not export weft_plugin_entry, as every plugin of Weft does. Install it again.</source>
        <translation>Das Plug-in %1 kann nicht benutzt werden: seine Bibliothek exportiert nicht weft_plugin_entry, wie es jedes Plug-in von Weft tut. Neu installieren.</translation>
    </message>
    <message>
        <source>The plugin %1 failed for a reason that this Weft does not know ("%2"). Install Weft again.</source>
        <translation>Das Plug-in %1 ist aus einem Grund gescheitert, den dieses Weft nicht kennt („%2“). Weft neu installieren.</translation>
    </message>
    <message>
        <source>The plugin %1 failed in %2 without saying why. Report it to the plugin's author.</source>
        <translation>Das Plug-in %1 ist in %2 gescheitert, ohne zu sagen, warum. Dem Autor des Plug-ins melden.</translation>
    </message>
    <message>
        <source>The plugin %1 failed with an exception: %2. Try other settings; where it happens again, report it to the plugin's author.</source>
        <translation>Das Plug-in %1 ist mit einer Ausnahme gescheitert: %2. Andere Einstellungen versuchen; geschieht es wieder, dem Autor des Plug-ins melden.</translation>
    </message>
    <message>
        <source>The plugin %1 is not what it claims: its library is version %2 and its plugin.json says %3. Install it again.</source>
        <translation>Das Plug-in %1 ist nicht, was es vorgibt: seine Bibliothek ist Version %2, und seine plugin.json sagt %3. Neu installieren.</translation>
    </message>
    <message>
        <source>The plugin %1 is not what it claims: its library says "%2" and its plugin.json "%3". Install it again.</source>
        <translation>Das Plug-in %1 ist nicht, was es vorgibt: seine Bibliothek sagt „%2“ und seine plugin.json „%3“. Neu installieren.</translation>
    </message>
    <message>
        <source>The plugin %1 made frame %2 as %4, where %3 was asked for. Report it to the plugin's author.</source>
        <translation>Das Plug-in %1 hat Bild %2 als %4 gemacht, verlangt war %3. Dem Autor des Plug-ins melden.</translation>
    </message>
    <message>
        <source>The plugin %1 made frame %2 with a value that is not a number, in %3 at %4, %5. Try other settings; where it happens again, report it to the plugin's author.</source>
        <translation>Das Plug-in %1 hat Bild %2 mit einem Wert gemacht, der keine Zahl ist, in %3 bei %4, %5. Andere Einstellungen versuchen; geschieht es wieder, dem Autor des Plug-ins melden.</translation>
    </message>
    <message>
        <source>The plugin %1 was asked for %2 frames and made %3. Report it to the plugin's author.</source>
        <translation>Das Plug-in %1 sollte %2 Bilder machen und hat %3 gemacht. Dem Autor des Plug-ins melden.</translation>
    </message>
    <message>
        <source>The plugin %1 was compiled for version %2 of the plugin interface, and this Weft speaks version %3. Install a version of it that fits.</source>
        <translation>Das Plug-in %1 wurde für Version %2 der Plug-in-Schnittstelle kompiliert, und dieses Weft spricht Version %3. Eine passende Version installieren.</translation>
    </message>
    <message>
        <source>The plugin manifest %1</source>
        <translation>Das Plug-in-Manifest %1</translation>
    </message>
    <message>
        <source>The plugin of %1 is incomplete: its library %2 is not there. Install the plugin again.</source>
        <translation>Das Plug-in aus %1 ist unvollständig: seine Bibliothek %2 ist nicht da. Das Plug-in neu installieren.</translation>
    </message>
    <message>
        <source>The plugin of %1 is left out: its folder has another plugin "%2". Remove one.</source>
        <translation>Das Plug-in aus %1 bleibt weg: sein Ordner hat ein weiteres Plug-in „%2“. Eines entfernen.</translation>
    </message>
    <message>
        <source>The plugin of %1 is left out: the plugin "%2" already has a generator "%3". Remove one of them.</source>
        <translation>Das Plug-in aus %1 bleibt weg: das Plug-in „%2“ hat schon einen Generator „%3“. Eines davon entfernen.</translation>
    </message>
    <message>
        <source>The plugin of %1 was made for version %2 of the plugin interface, and this Weft speaks version %3. Install a version of the plugin that fits.</source>
        <translation>Das Plug-in aus %1 wurde für Version %2 der Plug-in-Schnittstelle gemacht, und dieses Weft spricht Version %3. Eine passende Version des Plug-ins installieren.</translation>
    </message>
    <message>
        <source>The preset "%1" has eight bits, in which PQ and HLG show bands: choose one of ten bits, or other colours.</source>
        <translation>Die Vorgabe „%1“ hat acht Bit, in denen PQ und HLG Streifen zeigen: eine mit zehn Bit oder andere Farben wählen.</translation>
    </message>
    <message>
        <source>The preset "%1" is gone.</source>
        <translation>Die Vorgabe „%1“ ist entfernt.</translation>
    </message>
    <message>
        <source>The preset %1 cannot be read: %2.</source>
        <translation>Die Vorgabe %1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>The preset %1 cannot be written: %2.</source>
        <translation>Die Vorgabe %1 kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>The preset %1 holds no effects. Remove the file or save the preset again.</source>
        <translation>Die Vorgabe %1 enthält keine Effekte. Die Datei entfernen oder die Vorgabe neu speichern.</translation>
    </message>
    <message>
        <source>The preview cannot be written as PNG: %1.</source>
        <translation>Die Vorschau kann nicht als PNG geschrieben werden: %1.</translation>
    </message>
    <message>
        <source>The preview is not wanted any more.</source>
        <translation>Die Vorschau wird nicht mehr gebraucht.</translation>
    </message>
    <message>
        <source>The producer "%1" (%2) is no file, colour or title; its clips are left out.</source>
        <translation>Der Producer „%1“ (%2) ist weder Datei noch Farbe noch Titel; seine Clips bleiben weg.</translation>
    </message>
    <message>
        <source>The profile is interlaced; the sequence is not.</source>
        <translation>Das Profil ist im Zeilensprung; die Sequenz ist es nicht.</translation>
    </message>
    <message>
        <source>The profile's pixels are not square; %1×%2 becomes %3×%2.</source>
        <translation>Die Bildpunkte des Profils sind nicht quadratisch; aus %1×%2 wird %3×%2.</translation>
    </message>
    <message>
        <source>The project "%1" cannot be read</source>
        <translation>Das Projekt „%1“ kann nicht gelesen werden</translation>
    </message>
    <message numerus="yes">
        <source>The project "%1" is damaged (%n problem(s)). %2</source>
        <translation>
            <numerusform>Das Projekt „%1“ ist beschädigt (%n Problem). %2</numerusform>
            <numerusform>Das Projekt „%1“ ist beschädigt (%n Probleme). %2</numerusform>
        </translation>
    </message>
    <message>
        <source>The project has no name yet: save it under one.</source>
        <translation>Das Projekt hat noch keinen Namen: unter einem speichern.</translation>
    </message>
    <message>
        <source>The project's %1 are not in the order of their ids.</source>
        <translation>Die %1 des Projekts sind nicht nach ihren IDs geordnet.</translation>
    </message>
    <message>
        <source>The project's id counter %1 is not between 1 and 2⁵³.</source>
        <translation>Der ID-Zähler des Projekts, %1, liegt nicht zwischen 1 und 2⁵³.</translation>
    </message>
    <message>
        <source>The proxy was cancelled; nothing was written.</source>
        <translation>Der Proxy wurde abgebrochen; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>The proxy was written, but reading it back shows that %1; it was removed. Check the disk and try again.</source>
        <translation>Der Proxy wurde geschrieben, aber beim Zurücklesen zeigt sich: %1; er wurde entfernt. Den Datenträger prüfen und erneut versuchen.</translation>
    </message>
    <message>
        <source>The range from frame %1 to %2 is not inside the sequence, which has frames 0 to %3.</source>
        <translation>Der Bereich von Bild %1 bis %2 liegt nicht in der Sequenz, die die Bilder 0 bis %3 hat.</translation>
    </message>
    <message>
        <source>The recipe</source>
        <translation>Das Rezept</translation>
    </message>
    <message>
        <source>The recipe for "%1" cannot be carried out: %2.</source>
        <translation>Das Rezept für „%1“ kann nicht ausgeführt werden: %2.</translation>
    </message>
    <message>
        <source>The record timecode starts at %1; the sequence starts at 0.</source>
        <translation>Der Aufnahme-Timecode beginnt bei %1; die Sequenz beginnt bei 0.</translation>
    </message>
    <message>
        <source>The render was cancelled; nothing was written.</source>
        <translation>Das Rendern wurde abgebrochen; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>The request</source>
        <translation>Die Anfrage</translation>
    </message>
    <message>
        <source>The sample project was not installed with Weft.</source>
        <translation>Das Beispielprojekt wurde nicht mit Weft installiert.</translation>
    </message>
    <message>
        <source>The sample project: a short film with cuts, a title, music, a voice and a generated shot. It plays at once, and is yours to take apart.</source>
        <translation>Das Beispielprojekt: ein kurzer Film mit Schnitten, einem Titel, Musik, einer Stimme und einem generierten Shot. Er läuft sofort und darf zerlegt werden.</translation>
    </message>
    <message>
        <source>The search was cancelled.</source>
        <translation>Die Suche wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The sequence "%1"</source>
        <translation>Die Sequenz „%1“</translation>
    </message>
    <message>
        <source>The sequence "%1" cannot be placed in "%2": it would contain itself.</source>
        <translation>Die Sequenz „%1“ kann nicht in „%2“ gelegt werden: sie würde sich selbst enthalten.</translation>
    </message>
    <message>
        <source>The sequence "%1" cannot be written as OpenTimelineIO: with each nested sequence written where it is used, it has more than %2 clips.</source>
        <translation>Die Sequenz „%1“ kann nicht als OpenTimelineIO geschrieben werden: wird jede verschachtelte Sequenz dort geschrieben, wo sie benutzt wird, hat sie mehr als %2 Clips.</translation>
    </message>
    <message>
        <source>The sequence "%1" has %2 frames a second; MLT has one rate, %3, and counts its frames at that.</source>
        <translation>Die Sequenz „%1“ hat %2 Bilder pro Sekunde; MLT hat eine Rate, %3, und zählt ihre Bilder danach.</translation>
    </message>
    <message>
        <source>The sequence "%1" has more than %2 clips.</source>
        <translation>Die Sequenz „%1“ hat mehr als %2 Clips.</translation>
    </message>
    <message>
        <source>The sequence "%1" is empty: there is nothing to render.</source>
        <translation>Die Sequenz „%1“ ist leer: es gibt nichts zu rendern.</translation>
    </message>
    <message>
        <source>The sequence "%1" is no part of this timeline; it is for Weft alone.</source>
        <translation>Die Sequenz „%1“ gehört nicht zu dieser Zeitleiste; sie ist nur für Weft.</translation>
    </message>
    <message>
        <source>The sequence "%1" would make an OpenTimelineIO file of %2 bytes; more than %3 are not read back. Write its parts as sequences of their own.</source>
        <translation>Die Sequenz „%1“ ergäbe eine OpenTimelineIO-Datei von %2 Bytes; mehr als %3 werden nicht zurückgelesen. Ihre Teile als eigene Sequenzen schreiben.</translation>
    </message>
    <message>
        <source>The sequence at frame %1: %2.</source>
        <translation>Die Sequenz bei Bild %1: %2.</translation>
    </message>
    <message>
        <source>The sequence is %1 now, as its first film.</source>
        <translation>Die Sequenz hat jetzt %1, wie ihr erster Film.</translation>
    </message>
    <message>
        <source>The shot "%1" needs the generator "%2", and no plugin has it. Install the plugin, or set WEFT_PLUGIN_PATH to the folder it is in.</source>
        <translation>Der Shot „%1“ braucht den Generator „%2“, und kein Plug-in hat ihn. Das Plug-in installieren oder WEFT_PLUGIN_PATH auf seinen Ordner setzen.</translation>
    </message>
    <message>
        <source>The shot "%1": it has no take on disk to stand for its recipe.</source>
        <translation>Der Shot „%1“: auf dem Datenträger ist kein Take, der für sein Rezept stehen könnte.</translation>
    </message>
    <message>
        <source>The shot "%1": its take is written as a film, its recipe is not.</source>
        <translation>Der Shot „%1“: sein Take wird als Film geschrieben, sein Rezept nicht.</translation>
    </message>
    <message>
        <source>The sound cannot go on %1, which is a video track.</source>
        <translation>Der Ton kann nicht auf %1, das ist eine Videospur.</translation>
    </message>
    <message>
        <source>The sound device "%1" cannot be opened: another program may hold it.</source>
        <translation>Das Tongerät „%1“ kann nicht geöffnet werden: vielleicht benutzt es ein anderes Programm.</translation>
    </message>
    <message>
        <source>The sound device "%1" does not play stereo at 48 kHz: choose another one in the system's settings.</source>
        <translation>Das Tongerät „%1“ spielt kein Stereo mit 48 kHz: in den Systemeinstellungen ein anderes wählen.</translation>
    </message>
    <message>
        <source>The sound device is back.</source>
        <translation>Das Tongerät ist zurück.</translation>
    </message>
    <message>
        <source>The sound device is gone. Playing goes on silently until it is back.</source>
        <translation>Das Tongerät ist weg. Die Wiedergabe läuft stumm weiter, bis es zurück ist.</translation>
    </message>
    <message>
        <source>The sound effect "%1" is not known to this version of Weft: update Weft, or remove the effect.</source>
        <translation>Der Toneffekt „%1“ ist dieser Version von Weft nicht bekannt: Weft aktualisieren oder den Effekt entfernen.</translation>
    </message>
    <message>
        <source>The sound filter "%1" of FFmpeg fails (%2): remove the effect that uses it, or install a complete FFmpeg.</source>
        <translation>Der Tonfilter „%1“ von FFmpeg scheitert (%2): den Effekt entfernen, der ihn benutzt, oder ein vollständiges FFmpeg installieren.</translation>
    </message>
    <message>
        <source>The sound is clipped at %1: %2 dB too loud.</source>
        <translation>Der Ton ist bei %1 übersteuert: %2 dB zu laut.</translation>
    </message>
    <message>
        <source>The sound of "%1" cannot be decoded at %2 s: the file is damaged there.</source>
        <translation>Der Ton von „%1“ kann bei %2 s nicht dekodiert werden: die Datei ist dort beschädigt.</translation>
    </message>
    <message>
        <source>The sound of "%1" cannot be resampled (%2).</source>
        <translation>Der Ton von „%1“ kann nicht umgerechnet werden (%2).</translation>
    </message>
    <message>
        <source>The sound of "%1" cannot be resampled from %2 samples a second (%3).</source>
        <translation>Der Ton von „%1“ kann nicht von %2 Abtastwerten pro Sekunde umgerechnet werden (%3).</translation>
    </message>
    <message>
        <source>The sound of "%1" changes from %2 to %3 samples a second: convert it to one rate first.</source>
        <translation>Der Ton von „%1“ wechselt von %2 zu %3 Abtastwerten pro Sekunde: zuerst auf eine Rate umwandeln.</translation>
    </message>
    <message>
        <source>The sound of "%1" has %2 channels in an order that cannot be mixed down.</source>
        <translation>Der Ton von „%1“ hat %2 Kanäle in einer Anordnung, die nicht heruntergemischt werden kann.</translation>
    </message>
    <message>
        <source>The sound of "%1" is not as long as its file says.</source>
        <translation>Der Ton von „%1“ ist nicht so lang, wie die Datei angibt.</translation>
    </message>
    <message>
        <source>The source of the clip at frame %1 reaches only %2 frames further; %3 were asked for. Give "hold" to let its edge frame stand.</source>
        <translation>Die Quelle des Clips bei Bild %1 reicht nur %2 Bilder weiter; verlangt waren %3. „hold“ angeben, um das Randbild stehen zu lassen.</translation>
    </message>
    <message>
        <source>The span from frame %1 to %2 is empty or begins before 0.</source>
        <translation>Der Bereich von Bild %1 bis %2 ist leer oder beginnt vor 0.</translation>
    </message>
    <message>
        <source>The speed %1 is not between 1/1000 and 1000, forwards or backwards; to stop the picture, insert a freeze frame.</source>
        <translation>Die Geschwindigkeit %1 liegt nicht zwischen 1/1000 und 1000, vorwärts oder rückwärts; um das Bild anzuhalten, ein Standbild einfügen.</translation>
    </message>
    <message>
        <source>The speed %1 of "%2" becomes %3: MLT has decimals.</source>
        <translation>Die Geschwindigkeit %1 von „%2“ wird %3: MLT hat Dezimalzahlen.</translation>
    </message>
    <message>
        <source>The subtitles "%1" are larger than 16 MB: split the file.</source>
        <translation>Die Untertitel „%1“ sind größer als 16 MB: die Datei teilen.</translation>
    </message>
    <message>
        <source>The subtitles "%1" cannot be read: %2.</source>
        <translation>Die Untertitel „%1“ sind nicht lesbar: %2.</translation>
    </message>
    <message>
        <source>The system may have run out of memory, or somebody ended it</source>
        <translation>Vielleicht ging dem System der Speicher aus, oder jemand hat es beendet</translation>
    </message>
    <message>
        <source>The system may have run out of memory: close other programs, or choose a smaller size or length</source>
        <translation>Vielleicht ging dem System der Speicher aus: andere Programme schließen oder eine kleinere Größe oder Länge wählen</translation>
    </message>
    <message>
        <source>The take "%1" cannot be deleted: %2.</source>
        <translation>Der Take „%1“ kann nicht gelöscht werden: %2.</translation>
    </message>
    <message>
        <source>The take "%1" is deleted; %2 become free when the project is closed.</source>
        <translation>Der Take „%1“ ist gelöscht; %2 werden frei, wenn das Projekt geschlossen wird.</translation>
    </message>
    <message>
        <source>The take "%1" is footage in the bin: remove it there first.</source>
        <translation>Der Take „%1“ ist Material in der Ablage: zuerst muss er dort entfernt werden.</translation>
    </message>
    <message>
        <source>The take "%1" was not collected.</source>
        <translation>Der Take „%1“ wurde nicht gesammelt.</translation>
    </message>
    <message>
        <source>The takes of the project cannot be linked to "%1". See that the folder can be written.</source>
        <translation>Die Takes des Projekts können nicht mit „%1“ verlinkt werden. Prüfen, ob der Ordner beschreibbar ist.</translation>
    </message>
    <message>
        <source>The time "%1" does not exist in drop-frame timecode: the first %2 frame numbers of this minute are left out. The next one is frame %3.</source>
        <translation>Die Zeit „%1“ gibt es im Drop-Frame-Timecode nicht: die ersten %2 Bildnummern dieser Minute fallen aus. Die nächste ist Bild %3.</translation>
    </message>
    <message>
        <source>The time "%1" has more than four fields: write hh:mm:ss:ff.</source>
        <translation>Die Zeit „%1“ hat mehr als vier Felder: hh:mm:ss:ff schreiben.</translation>
    </message>
    <message>
        <source>The time "%1" is not a timecode at %2 frames a second: the field "%3" must be a whole number below %4.</source>
        <translation>Die Zeit „%1“ ist kein Timecode mit %2 Bildern pro Sekunde: das Feld „%3“ muss eine ganze Zahl unter %4 sein.</translation>
    </message>
    <message>
        <source>The time "%1" uses ";" (drop-frame timecode), which exists only at 29.97 and 59.94 frames a second; this sequence has %2. Write it with ":".</source>
        <translation>Die Zeit „%1“ benutzt „;“ (Drop-Frame-Timecode), den es nur bei 29,97 und 59,94 Bildern pro Sekunde gibt; diese Sequenz hat %2. Mit „:“ schreiben.</translation>
    </message>
    <message>
        <source>The timeline "%1" starts at %2 s of timecode; Weft's timelines start at 0.</source>
        <translation>Die Zeitleiste „%1“ beginnt bei %2 s Timecode; Zeitleisten von Weft beginnen bei 0.</translation>
    </message>
    <message>
        <source>The timeline is in "%1".</source>
        <translation>Die Zeitleiste liegt in „%1“.</translation>
    </message>
    <message numerus="yes">
        <source>The timeline is in "%1"; %n thing(s) could not be carried.</source>
        <translation>
            <numerusform>Die Zeitleiste liegt in „%1“; %n Sache konnte nicht übertragen werden.</numerusform>
            <numerusform>Die Zeitleiste liegt in „%1“; %n Dinge konnten nicht übertragen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>The title "%1" has no text that can be read; its clips are left out.</source>
        <translation>Der Titel „%1“ hat keinen lesbaren Text; seine Clips bleiben weg.</translation>
    </message>
    <message>
        <source>The title "%1" keeps its text, font, size and colours; its place is near, not exact.</source>
        <translation>Der Titel „%1“ behält Text, Schrift, Größe und Farben; seine Lage stimmt ungefähr, nicht genau.</translation>
    </message>
    <message>
        <source>The title "%1": %2.</source>
        <translation>Der Titel „%1“: %2.</translation>
    </message>
    <message>
        <source>The title template "%1" cannot be used: %2.</source>
        <translation>Die Titelvorlage „%1“ ist nicht brauchbar: %2.</translation>
    </message>
    <message>
        <source>The title template "%1" is gone.</source>
        <translation>Die Titelvorlage „%1“ ist weg.</translation>
    </message>
    <message>
        <source>The track "%1": %2.</source>
        <translation>Die Spur „%1“: %2.</translation>
    </message>
    <message>
        <source>The track %1</source>
        <translation>Die Spur %1</translation>
    </message>
    <message>
        <source>The track %1 has a gain above %2 dB.</source>
        <translation>Die Spur %1 hat einen Gain über %2 dB.</translation>
    </message>
    <message>
        <source>The track %1 has a pan that is not between −1 and 1.</source>
        <translation>Die Spur %1 hat ein Panorama, das nicht zwischen −1 und 1 liegt.</translation>
    </message>
    <message>
        <source>The track %1 has effects, which only sound tracks can.</source>
        <translation>Die Spur %1 hat Effekte, was nur Tonspuren können.</translation>
    </message>
    <message>
        <source>The track %1 in "%2" is longer than %3 seconds.</source>
        <translation>Die Spur %1 in „%2“ ist länger als %3 Sekunden.</translation>
    </message>
    <message>
        <source>The track %1 is locked: unlock it to change its clips.</source>
        <translation>Die Spur %1 ist gesperrt: entsperren, um ihre Clips zu ändern.</translation>
    </message>
    <message>
        <source>The track %1 is of the wrong kind for what is pasted.</source>
        <translation>Die Spur %1 ist von der falschen Art für das, was eingefügt wird.</translation>
    </message>
    <message>
        <source>The transition "%1" becomes a dissolve of the same length.</source>
        <translation>Der Übergang „%1“ wird eine Überblendung gleicher Länge.</translation>
    </message>
    <message>
        <source>The transition "%1" is not known to this version of Weft: update Weft, or replace the transition.</source>
        <translation>Der Übergang „%1“ ist dieser Version von Weft nicht bekannt: Weft aktualisieren oder den Übergang ersetzen.</translation>
    </message>
    <message>
        <source>The transition of clip %1</source>
        <translation>Der Übergang von Clip %1</translation>
    </message>
    <message>
        <source>The two sounds are as much alike at several offsets, such as %1 s and %2 s: line them up by hand.</source>
        <translation>Die beiden Töne gleichen sich bei mehreren Versätzen gleich gut, etwa %1 s und %2 s: von Hand ausrichten.</translation>
    </message>
    <message>
        <source>The two sounds are nowhere alike: they do not seem to be of one scene.</source>
        <translation>Die beiden Töne gleichen sich nirgends: sie scheinen nicht von einer Szene zu sein.</translation>
    </message>
    <message>
        <source>The window speaks this language when Weft starts next.</source>
        <translation>Das Fenster spricht diese Sprache ab dem nächsten Start von Weft.</translation>
    </message>
    <message>
        <source>The worker's message</source>
        <translation>Die Nachricht des Workers</translation>
    </message>
    <message>
        <source>There are no effects to paste, or no clips for them.</source>
        <translation>Es gibt keine Effekte einzufügen oder keine Clips dafür.</translation>
    </message>
    <message>
        <source>There are no files in what is dragged.</source>
        <translation>In dem, was gezogen wird, sind keine Dateien.</translation>
    </message>
    <message>
        <source>There are no subtitles in it.</source>
        <translation>Es sind keine Untertitel darin.</translation>
    </message>
    <message>
        <source>There is already a track %1 in "%2".</source>
        <translation>In „%2“ gibt es schon eine Spur %1.</translation>
    </message>
    <message>
        <source>There is neither picture nor sound to write into "%1": choose a codec for one of them.</source>
        <translation>Es gibt weder Bild noch Ton, um es in „%1“ zu schreiben: für eines davon einen Codec wählen.</translation>
    </message>
    <message>
        <source>There is no %1 with the id %2 in this project.</source>
        <translation>In diesem Projekt gibt es nichts von der Art „%1“ mit der ID %2.</translation>
    </message>
    <message>
        <source>There is no OpenColorIO configuration to look through: name its file, or set the environment variable %1 to it.</source>
        <translation>Es gibt keine OpenColorIO-Konfiguration, durch die geschaut werden könnte: ihre Datei nennen oder die Umgebungsvariable %1 darauf setzen.</translation>
    </message>
    <message>
        <source>There is no clip after the one at frame %1 of track %2 to swap it with.</source>
        <translation>Nach dem Clip bei Bild %1 auf Spur %2 gibt es keinen, mit dem er getauscht werden könnte.</translation>
    </message>
    <message>
        <source>There is no clip before the one at frame %1 of track %2.</source>
        <translation>Vor dem Clip bei Bild %1 auf Spur %2 gibt es keinen.</translation>
    </message>
    <message>
        <source>There is no effect "%1" here.</source>
        <translation>Es gibt hier keinen Effekt „%1“.</translation>
    </message>
    <message>
        <source>There is no effect with the id %1 in this project.</source>
        <translation>In diesem Projekt gibt es keinen Effekt mit der ID %1.</translation>
    </message>
    <message>
        <source>There is no export preset "%1"; there are %2, and files of your own whose names end in .json.</source>
        <translation>Es gibt keine Exportvorgabe „%1“; es gibt %2 und eigene Dateien, deren Namen auf .json enden.</translation>
    </message>
    <message>
        <source>There is no file "%1".</source>
        <translation>Es gibt keine Datei „%1“.</translation>
    </message>
    <message>
        <source>There is no folder "%1".</source>
        <translation>Es gibt keinen Ordner „%1“.</translation>
    </message>
    <message>
        <source>There is no gap at frame %1 of track %2 with a clip after it.</source>
        <translation>Bei Bild %1 auf Spur %2 gibt es keine Lücke mit einem Clip dahinter.</translation>
    </message>
    <message>
        <source>There is no generator "%1" among the installed plugins.</source>
        <translation>Unter den installierten Plug-ins gibt es keinen Generator „%1“.</translation>
    </message>
    <message>
        <source>There is no marker with the id %1 in this project.</source>
        <translation>In diesem Projekt gibt es keinen Marker mit der ID %1.</translation>
    </message>
    <message>
        <source>There is no material beyond the cut on either side.</source>
        <translation>Auf keiner Seite gibt es Material jenseits des Schnitts.</translation>
    </message>
    <message>
        <source>There is no picture to convert.</source>
        <translation>Es gibt kein Bild umzuwandeln.</translation>
    </message>
    <message>
        <source>There is no preset "%1" any more.</source>
        <translation>Die Vorgabe „%1“ gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>There is no project to keep takes in: begin or open one first.</source>
        <translation>Es gibt kein Projekt, in dem Takes liegen könnten: erst eines beginnen oder öffnen.</translation>
    </message>
    <message>
        <source>There is no room for the clip from frame %1 to %2 on track %3.</source>
        <translation>Für den Clip von Bild %1 bis %2 ist auf Spur %3 kein Platz.</translation>
    </message>
    <message>
        <source>There is no sequence %1 to write.</source>
        <translation>Es gibt keine Sequenz %1 zu schreiben.</translation>
    </message>
    <message>
        <source>There is no sequence for the subtitles: make one.</source>
        <translation>Es gibt keine Sequenz für die Untertitel: eine anlegen.</translation>
    </message>
    <message>
        <source>There is no sequence to place anything in: make one.</source>
        <translation>Es gibt keine Sequenz, in die etwas gelegt werden könnte: eine erstellen.</translation>
    </message>
    <message>
        <source>There is no sequence with the id %1 in this project.</source>
        <translation>In diesem Projekt gibt es keine Sequenz mit der ID %1.</translation>
    </message>
    <message>
        <source>There is no sequence with the id %1.</source>
        <translation>Es gibt keine Sequenz mit der Kennung %1.</translation>
    </message>
    <message>
        <source>There is no sequence.</source>
        <translation>Es gibt keine Sequenz.</translation>
    </message>
    <message>
        <source>There is no shot with the id %1 in the project.</source>
        <translation>Im Projekt gibt es keinen Shot mit der ID %1.</translation>
    </message>
    <message>
        <source>There is no such frame to make a preview of.</source>
        <translation>Es gibt kein solches Bild für eine Vorschau.</translation>
    </message>
    <message>
        <source>There is no title template "%1" any more.</source>
        <translation>Die Titelvorlage „%1“ gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>There is no track %1 places from %2.</source>
        <translation>Es gibt keine Spur %1 Plätze von %2 entfernt.</translation>
    </message>
    <message>
        <source>There is no transition "%1" here.</source>
        <translation>Es gibt hier keinen Übergang „%1“.</translation>
    </message>
    <message>
        <source>There is no transition at the start of the clip at frame %1.</source>
        <translation>Am Anfang des Clips bei Bild %1 ist kein Übergang.</translation>
    </message>
    <message>
        <source>There is no unlocked track to put this on. Unlock or add one.</source>
        <translation>Es gibt keine ungesperrte Spur dafür. Eine entsperren oder hinzufügen.</translation>
    </message>
    <message>
        <source>There is none yet: one is kept whenever the project is saved, and every five minutes while it changes.</source>
        <translation>Noch gibt es keine: bei jedem Speichern wird eine angelegt, und alle fünf Minuten, solange sich das Projekt ändert.</translation>
    </message>
    <message>
        <source>There is not enough memory to open an encoder.</source>
        <translation>Der Arbeitsspeicher reicht nicht, um einen Encoder zu öffnen.</translation>
    </message>
    <message>
        <source>There is nothing in this range: put a clip into the sequence.</source>
        <translation>In diesem Bereich ist nichts: einen Clip in die Sequenz legen.</translation>
    </message>
    <message>
        <source>There is nothing of that kind.</source>
        <translation>Davon gibt es nichts.</translation>
    </message>
    <message>
        <source>There is nothing to copy.</source>
        <translation>Es gibt nichts zu kopieren.</translation>
    </message>
    <message>
        <source>There is nothing to lift from frame %1 to %2.</source>
        <translation>Von Bild %1 bis %2 gibt es nichts herauszunehmen.</translation>
    </message>
    <message>
        <source>There is nothing to paste, or it would start before frame 0.</source>
        <translation>Es gibt nichts einzufügen, oder es würde vor Bild 0 beginnen.</translation>
    </message>
    <message numerus="yes">
        <source>These are %n numbered pictures.</source>
        <translation>
            <numerusform>Das ist %n nummeriertes Bild.</numerusform>
            <numerusform>Das sind %n nummerierte Bilder.</numerusform>
        </translation>
    </message>
    <message>
        <source>These are missing: %1.</source>
        <translation>Es fehlen: %1.</translation>
    </message>
    <message>
        <source>These clips are in one group already.</source>
        <translation>Diese Clips sind schon in einer Gruppe.</translation>
    </message>
    <message>
        <source>These clips are not linked.</source>
        <translation>Diese Clips sind nicht verknüpft.</translation>
    </message>
    <message>
        <source>These clips lie in several sequences: duplicate those of one at a time.</source>
        <translation>Diese Clips liegen in verschiedenen Sequenzen: jeweils die einer Sequenz duplizieren.</translation>
    </message>
    <message>
        <source>These files were left out:</source>
        <translation>Diese Dateien wurden ausgelassen:</translation>
    </message>
    <message>
        <source>These media are missing: %1. Relink them first, or collect without them.</source>
        <translation>Diese Medien fehlen: %1. Zuerst neu verknüpfen oder ohne sie sammeln.</translation>
    </message>
    <message>
        <source>This FFmpeg has no encoder "%1": choose another codec.</source>
        <translation>Dieses FFmpeg hat keinen Encoder „%1“: einen anderen Codec wählen.</translation>
    </message>
    <message>
        <source>This clip shows nothing of the bin.</source>
        <translation>Dieser Clip zeigt nichts aus der Ablage.</translation>
    </message>
    <message>
        <source>This file is there already and will be replaced.</source>
        <translation>Diese Datei ist schon da und wird ersetzt.</translation>
    </message>
    <message>
        <source>This is an earlier state of "%1". Save it under a name to keep it.</source>
        <translation>Dies ist ein früherer Stand von „%1“. Unter einem Namen speichern, um ihn zu behalten.</translation>
    </message>
    <message>
        <source>This machine has %1.</source>
        <translation>Dieser Rechner hat %1.</translation>
    </message>
    <message>
        <source>This sequence has no track for it</source>
        <translation>Diese Sequenz hat keine Spur dafür</translation>
    </message>
    <message>
        <source>This shot was made with "%1" %2, which is not installed here. Its take stays; choose another generator to make it anew.</source>
        <translation>Dieser Shot wurde mit „%1“ %2 generiert, das hier nicht installiert ist. Sein Take bleibt; zum Neugenerieren einen anderen Generator wählen.</translation>
    </message>
    <message>
        <source>This version does not know the effect. It stays in the project and cannot be rendered.</source>
        <translation>Diese Version kennt den Effekt nicht. Er bleibt im Projekt und kann nicht gerendert werden.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation>Zeit: %1</translation>
    </message>
    <message>
        <source>Time: not known before the first take</source>
        <translation>Zeit: vor dem ersten Take nicht bekannt</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Timelines (%1)</source>
        <translation>Zeitleisten (%1)</translation>
    </message>
    <message>
        <source>Timelines and projects (%1)</source>
        <translation>Zeitleisten und Projekte (%1)</translation>
    </message>
    <message>
        <source>Tint</source>
        <translation>Tönung</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Title on the picture</source>
        <translation>Titel im Bild</translation>
    </message>
    <message>
        <source>Titles</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Titles</source>
        <comment>safe area</comment>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Titles of your own</source>
        <translation>Eigene Titel</translation>
    </message>
    <message>
        <source>To be known</source>
        <translation>Gut zu wissen</translation>
    </message>
    <message>
        <source>To look at it and mark a part</source>
        <translation>Ansehen und einen Teil markieren</translation>
    </message>
    <message>
        <source>To the keyframe before</source>
        <translation>Zum vorigen Keyframe</translation>
    </message>
    <message>
        <source>To the next keyframe</source>
        <translation>Zum nächsten Keyframe</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Toleranz</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>Klang</translation>
    </message>
    <message>
        <source>Tone curve</source>
        <translation>Gradationskurve</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Oben</translation>
    </message>
    <message>
        <source>Top left X</source>
        <translation>Oben links X</translation>
    </message>
    <message>
        <source>Top left Y</source>
        <translation>Oben links Y</translation>
    </message>
    <message>
        <source>Top right X</source>
        <translation>Oben rechts X</translation>
    </message>
    <message>
        <source>Top right Y</source>
        <translation>Oben rechts Y</translation>
    </message>
    <message>
        <source>Track %1</source>
        <translation>Spur %1</translation>
    </message>
    <message>
        <source>Track %1 has pictures; only a sound track has effects of its own: put an adjustment above the clips.</source>
        <translation>Die Spur %1 hat Bilder; nur eine Tonspur hat eigene Effekte: eine Anpassung über die Clips legen.</translation>
    </message>
    <message>
        <source>Track %1 is hidden or muted and is left out.</source>
        <translation>Die Spur %1 ist verborgen oder stumm und bleibt weg.</translation>
    </message>
    <message>
        <source>Track %1 is left out: an edit list has one picture track and four of sound.</source>
        <translation>Die Spur %1 bleibt weg: eine Schnittliste hat eine Bildspur und vier Tonspuren.</translation>
    </message>
    <message>
        <source>Track %1 of "%2"</source>
        <translation>Spur %1 von „%2“</translation>
    </message>
    <message>
        <source>Track %1, %2</source>
        <translation>Spur %1, %2</translation>
    </message>
    <message>
        <source>Track %1: "%2" is for Weft alone.</source>
        <translation>Spur %1: „%2“ ist nur für Weft.</translation>
    </message>
    <message numerus="yes">
        <source>Track %1: %n cut(s) lie between the frames of %2 fps and moved to the nearest.</source>
        <translation>
            <numerusform>Spur %1: %n Schnitt liegt zwischen den Bildern von %2 fps und wurde auf das nächste verschoben.</numerusform>
            <numerusform>Spur %1: %n Schnitte liegen zwischen den Bildern von %2 fps und wurden auf das nächste verschoben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Track %1: it is of the kind "%2", which Weft does not have.</source>
        <translation>Spur %1: sie ist von der Art „%2“, die Weft nicht hat.</translation>
    </message>
    <message>
        <source>Track %1: its markers became markers of the sequence.</source>
        <translation>Spur %1: ihre Marker wurden Marker der Sequenz.</translation>
    </message>
    <message>
        <source>Track %1: the clip "%2" says no length and its media has none; it is left out.</source>
        <translation>Spur %1: der Clip „%2“ nennt keine Länge, und sein Medium hat keine; er bleibt weg.</translation>
    </message>
    <message>
        <source>Track %1: the effects on the whole track are not known to Weft.</source>
        <translation>Spur %1: die Effekte auf der ganzen Spur kennt Weft nicht.</translation>
    </message>
    <message>
        <source>Track %1: the transition "%2" touches no clip and is left out.</source>
        <translation>Spur %1: der Übergang „%2“ berührt keinen Clip und bleibt weg.</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Übertragung</translation>
    </message>
    <message>
        <source>Transform</source>
        <translation>Transformation</translation>
    </message>
    <message>
        <source>Transform on the picture</source>
        <translation>Transformation im Bild</translation>
    </message>
    <message>
        <source>Transition</source>
        <translation>Übergang</translation>
    </message>
    <message>
        <source>Transitions: %1</source>
        <translation>Übergänge: %1</translation>
    </message>
    <message>
        <source>Trilinear</source>
        <translation>Trilinear</translation>
    </message>
    <message>
        <source>Trim</source>
        <translation>Trimmen</translation>
    </message>
    <message>
        <source>Trim by %1 frames: Enter</source>
        <translation>Um %1 Bilder trimmen: Eingabe</translation>
    </message>
    <message>
        <source>Trim the clips by %1 frames in all; what follows moves earlier.</source>
        <translation>Die Clips um zusammen %1 Bilder trimmen; was folgt, rückt vor.</translation>
    </message>
    <message>
        <source>Trimmed cut</source>
        <translation>Getrimmter Schnitt</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Try once more; where it happens again, report it to the plugin's author</source>
        <translation>Noch einmal versuchen; geschieht es wieder, dem Autor des Plug-ins melden</translation>
    </message>
    <message>
        <source>Two of the clips lie on track %1: only clips on different tracks can be linked. Group them instead.</source>
        <translation>Zwei der Clips liegen auf der Spur %1: nur Clips auf verschiedenen Spuren können verknüpft werden. Stattdessen gruppieren.</translation>
    </message>
    <message>
        <source>Type Title</source>
        <translation>Titel tippen</translation>
    </message>
    <message>
        <source>Type a few letters of an action, an effect or a preset</source>
        <translation>Ein paar Buchstaben einer Aktion, eines Effekts oder einer Vorgabe tippen</translation>
    </message>
    <message>
        <source>Under track</source>
        <translation>Unter Spur</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>Ausklappen</translation>
    </message>
    <message>
        <source>Ungroup</source>
        <translation>Gruppe auflösen</translation>
    </message>
    <message>
        <source>Unlink</source>
        <translation>Verknüpfung lösen</translation>
    </message>
    <message>
        <source>Unlock %1</source>
        <translation>%1 entsperren</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <source>Unused</source>
        <translation>Unbenutzt</translation>
    </message>
    <message>
        <source>Upright</source>
        <translation>Hochformat</translation>
    </message>
    <message>
        <source>Use %1 × %2</source>
        <translation>%1 × %2 nehmen</translation>
    </message>
    <message>
        <source>Use Another File…</source>
        <translation>Andere Datei verwenden…</translation>
    </message>
    <message>
        <source>Use as: %1</source>
        <translation>Verwenden als: %1</translation>
    </message>
    <message>
        <source>Use the Input as It Is Now</source>
        <translation>Eingabe im jetzigen Stand verwenden</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Benutzt</translation>
    </message>
    <message>
        <source>Usual lengths</source>
        <translation>Übliche Längen</translation>
    </message>
    <message>
        <source>Usual sizes</source>
        <translation>Übliche Größen</translation>
    </message>
    <message>
        <source>VA-API device %1</source>
        <translation>VA-API-Gerät %1</translation>
    </message>
    <message>
        <source>Vectorscope</source>
        <translation>Vektorskop</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Wartet, bis es an der Reihe ist</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>Wellenform</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Weft</source>
        <translation>Weft</translation>
    </message>
    <message>
        <source>Weft does not speak "%1"; it speaks %2.</source>
        <translation>Weft spricht „%1“ nicht; es spricht %2.</translation>
    </message>
    <message>
        <source>Weft does not write files of type "%1": choose mp4, mov or matroska.</source>
        <translation>Weft schreibt keine Dateien vom Typ „%1“: mp4, mov oder matroska wählen.</translation>
    </message>
    <message>
        <source>Weft ended without closing "%1": %2 changes are there that were not saved.</source>
        <translation>Weft endete, ohne „%1“ zu schließen: %2 nicht gespeicherte Änderungen sind da.</translation>
    </message>
    <message>
        <source>Weft ended without closing a project that has no name yet: %1 changes are there.</source>
        <translation>Weft endete, ohne ein noch namenloses Projekt zu schließen: %1 Änderungen sind da.</translation>
    </message>
    <message>
        <source>Weft projects (*.weft)</source>
        <translation>Weft-Projekte (*.weft)</translation>
    </message>
    <message>
        <source>Weft's own data in %1</source>
        <translation>Wefts eigene Daten in %1</translation>
    </message>
    <message>
        <source>Weft's own data in %1 contradicts itself: %2</source>
        <translation>Wefts eigene Daten in %1 widersprechen sich: %2</translation>
    </message>
    <message>
        <source>Weft's own data of %1 is left out</source>
        <translation>Wefts eigene Daten von %1 bleiben weg</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>What %1 Lacks</source>
        <translation>Was in %1 fehlt</translation>
    </message>
    <message>
        <source>What could not be carried:</source>
        <translation>Was nicht übernommen werden konnte:</translation>
    </message>
    <message>
        <source>What follows makes room</source>
        <translation>Was folgt, macht Platz</translation>
    </message>
    <message>
        <source>What it takes files as</source>
        <translation>Wie sie Dateien auffasst</translation>
    </message>
    <message>
        <source>What the handles change</source>
        <translation>Was die Anfasser ändern</translation>
    </message>
    <message>
        <source>What the handles on the picture change</source>
        <translation>Was die Anfasser im Bild ändern</translation>
    </message>
    <message>
        <source>What the title looks like</source>
        <translation>Wie der Titel aussieht</translation>
    </message>
    <message>
        <source>What this machine can do</source>
        <translation>Was dieser Rechner kann</translation>
    </message>
    <message>
        <source>What to know before the export</source>
        <translation>Was vor dem Export zu wissen ist</translation>
    </message>
    <message>
        <source>Where the playhead is. Type a time and press Enter; with + or − it moves by so much</source>
        <translation>Wo der Abspielkopf steht. Eine Zeit tippen und Eingabe drücken; mit + oder − bewegt er sich um so viel</translation>
    </message>
    <message>
        <source>Which scopes are shown</source>
        <translation>Welche Scopes gezeigt werden</translation>
    </message>
    <message>
        <source>Whites</source>
        <translation>Weiß</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Ganzes Bild</translation>
    </message>
    <message>
        <source>Whole sequence</source>
        <translation>Ganze Sequenz</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>Breite in Bildpunkten</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>Wischblende</translation>
    </message>
    <message>
        <source>Wipes</source>
        <translation>Wischblenden</translation>
    </message>
    <message>
        <source>Without saving they are gone.</source>
        <translation>Ohne Speichern gehen sie verloren.</translation>
    </message>
    <message>
        <source>Work that was not saved</source>
        <translation>Nicht gespeicherte Arbeit</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>Workspaces</source>
        <translation>Arbeitsbereiche</translation>
    </message>
    <message>
        <source>Yl</source>
        <translation>Ge</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Zoom: also by the wheel over the picture, which is then moved by dragging</source>
        <translation>Zoom: auch mit dem Mausrad über dem Bild, das dann durch Ziehen verschoben wird</translation>
    </message>
    <message>
        <source>a colour such as "#ff8800", or "#ff880080" with alpha</source>
        <translation>eine Farbe wie „#ff8800“ oder „#ff880080“ mit Alpha</translation>
    </message>
    <message>
        <source>a command is missing at character %1</source>
        <translation>bei Zeichen %1 fehlt ein Befehl</translation>
    </message>
    <message>
        <source>a disabled clip is left out.</source>
        <translation>ein deaktivierter Clip bleibt weg.</translation>
    </message>
    <message>
        <source>a fade in</source>
        <translation>eine Einblendung</translation>
    </message>
    <message>
        <source>a fade out</source>
        <translation>eine Ausblendung</translation>
    </message>
    <message>
        <source>a file of the bin: {"media": id}</source>
        <translation>eine Datei der Ablage: {"media": id}</translation>
    </message>
    <message>
        <source>a folder has that name</source>
        <translation>ein Ordner heißt so</translation>
    </message>
    <message>
        <source>a gain of %1 dB</source>
        <translation>ein Gain von %1 dB</translation>
    </message>
    <message>
        <source>a generated shot without a take shows nothing.</source>
        <translation>ein generierter Shot ohne Take zeigt nichts.</translation>
    </message>
    <message>
        <source>a line of more than 1 MiB.</source>
        <translation>eine Zeile von mehr als 1 MiB.</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>eine Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>a number is missing at character %1</source>
        <translation>bei Zeichen %1 fehlt eine Zahl</translation>
    </message>
    <message>
        <source>a number or keyframes</source>
        <translation>eine Zahl oder Keyframes</translation>
    </message>
    <message>
        <source>a template holds no transitions</source>
        <translation>eine Vorlage enthält keine Übergänge</translation>
    </message>
    <message>
        <source>a template holds titles, colours and adjustments alone</source>
        <translation>eine Vorlage enthält nur Titel, Farben und Anpassungen</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a text of one line</source>
        <translation>ein einzeiliger Text</translation>
    </message>
    <message>
        <source>a track: {"track": id}</source>
        <translation>eine Spur: {"track": id}</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>eine ganze Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>an adjustment clip changes nothing.</source>
        <translation>ein Anpassungsclip ändert nichts.</translation>
    </message>
    <message>
        <source>an input was changed after this take was made</source>
        <translation>eine Eingabe wurde nach diesem Take geändert</translation>
    </message>
    <message>
        <source>another file has that name</source>
        <translation>eine andere Datei heißt so</translation>
    </message>
    <message>
        <source>beach, sunny</source>
        <translation>Strand, sonnig</translation>
    </message>
    <message>
        <source>being made</source>
        <translation>wird generiert</translation>
    </message>
    <message>
        <source>bicubic</source>
        <translation>bikubisch</translation>
    </message>
    <message>
        <source>bilinear</source>
        <translation>bilinear</translation>
    </message>
    <message>
        <source>blending frames</source>
        <translation>Bilder gemischt</translation>
    </message>
    <message>
        <source>choose another place</source>
        <translation>einen anderen Ort wählen</translation>
    </message>
    <message>
        <source>clip</source>
        <translation>Clip</translation>
    </message>
    <message>
        <source>curve</source>
        <translation>Kurve</translation>
    </message>
    <message>
        <source>drop-frame timecode exists only at 29.97 and 59.94 frames a second; this list is read at %1</source>
        <translation>Drop-Frame-Timecode gibt es nur bei 29,97 und 59,94 Bildern pro Sekunde; diese Liste wird mit %1 gelesen</translation>
    </message>
    <message>
        <source>effect %1</source>
        <translation>Effekt %1</translation>
    </message>
    <message>
        <source>elements lie more than %1 levels deep</source>
        <translation>Elemente liegen mehr als %1 Ebenen tief</translation>
    </message>
    <message>
        <source>false</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>following the motion</source>
        <translation>der Bewegung folgend</translation>
    </message>
    <message>
        <source>frame rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>frame_zero_padding must lie between 0 and 32</source>
        <translation>frame_zero_padding muss zwischen 0 und 32 liegen</translation>
    </message>
    <message>
        <source>frames at</source>
        <translation>Bilder mit</translation>
    </message>
    <message>
        <source>free some space</source>
        <translation>Platz schaffen</translation>
    </message>
    <message>
        <source>fx</source>
        <translation>fx</translation>
    </message>
    <message>
        <source>generated shot</source>
        <translation>generierter Shot</translation>
    </message>
    <message>
        <source>generated shots</source>
        <translation>generierten Shots</translation>
    </message>
    <message>
        <source>generator</source>
        <translation>Generator</translation>
    </message>
    <message>
        <source>generator's version</source>
        <translation>Version des Generators</translation>
    </message>
    <message>
        <source>has no colour space "%1"; it has %2.</source>
        <translation>hat keinen Farbraum „%1“; vorhanden: %2.</translation>
    </message>
    <message>
        <source>has no display "%1"; it has %2.</source>
        <translation>hat keine Anzeige „%1“; vorhanden: %2.</translation>
    </message>
    <message>
        <source>has no view "%1" of the display "%2"; it has %3.</source>
        <translation>hat keine Ansicht „%1“ der Anzeige „%2“; vorhanden: %3.</translation>
    </message>
    <message>
        <source>holding frames</source>
        <translation>Bilder gehalten</translation>
    </message>
    <message>
        <source>how "%1" fills the frame.</source>
        <translation>wie „%1“ das Bild füllt.</translation>
    </message>
    <message>
        <source>how "%1" is sampled.</source>
        <translation>wie „%1“ abgetastet wird.</translation>
    </message>
    <message>
        <source>input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>is more than %1 seconds</source>
        <translation>ist mehr als %1 Sekunden</translation>
    </message>
    <message>
        <source>is out of range</source>
        <translation>ist außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>it cannot be read (%1)</source>
        <translation>er kann nicht gelesen werden (%1)</translation>
    </message>
    <message>
        <source>it declares entities, which may grow without end or name other files; no editor writes them.</source>
        <translation>sie deklariert Entitäten, die endlos wachsen oder andere Dateien nennen können; kein Schnittprogramm schreibt solche.</translation>
    </message>
    <message>
        <source>it does not have exactly one picture stream</source>
        <translation>er hat nicht genau einen Bildstrom</translation>
    </message>
    <message>
        <source>it does not have exactly one sound stream</source>
        <translation>er hat nicht genau einen Tonstrom</translation>
    </message>
    <message>
        <source>it ends before it starts</source>
        <translation>es endet, bevor es beginnt</translation>
    </message>
    <message>
        <source>it has %1 chapters instead of %2</source>
        <translation>er hat %1 Kapitel statt %2</translation>
    </message>
    <message>
        <source>it has %1 entries</source>
        <translation>es hat %1 Einträge</translation>
    </message>
    <message>
        <source>it has %1 frames instead of %2</source>
        <translation>er hat %1 Bilder statt %2</translation>
    </message>
    <message>
        <source>it has %1×%2 pixels instead of %3×%4</source>
        <translation>er hat %1×%2 Bildpunkte statt %3×%4</translation>
    </message>
    <message>
        <source>it has a member that Weft does not know</source>
        <translation>sie hat ein Feld, das Weft nicht kennt</translation>
    </message>
    <message>
        <source>it has more than %1 curves</source>
        <translation>sie hat mehr als %1 Kurven</translation>
    </message>
    <message>
        <source>it has more than %1 elements and attributes.</source>
        <translation>sie hat mehr als %1 Elemente und Attribute.</translation>
    </message>
    <message>
        <source>it has no clips, or more than %1</source>
        <translation>sie hat keine Clips oder mehr als %1</translation>
    </message>
    <message>
        <source>it has no input "%1"</source>
        <translation>es hat keine Eingabe „%1“</translation>
    </message>
    <message>
        <source>it has no name ("label")</source>
        <translation>sie hat keinen Namen („label“)</translation>
    </message>
    <message>
        <source>it has no parameter "%1"</source>
        <translation>es hat keinen Parameter „%1“</translation>
    </message>
    <message>
        <source>it has sound that nobody asked for</source>
        <translation>er hat Ton, den niemand verlangt hat</translation>
    </message>
    <message>
        <source>it has the entry "%1" twice</source>
        <translation>es hat den Eintrag „%1“ zweimal</translation>
    </message>
    <message>
        <source>it holds bytes that are no text, so this is no .cube file.</source>
        <translation>sie enthält Bytes, die kein Text sind, also ist dies keine .cube-Datei.</translation>
    </message>
    <message>
        <source>it is a folder, choose another name</source>
        <translation>es ist ein Ordner, einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>it is longer than %1 characters</source>
        <translation>sie ist länger als %1 Zeichen</translation>
    </message>
    <message>
        <source>it is longer than %1 characters, so this is no .cube file.</source>
        <translation>sie ist länger als %1 Zeichen, also ist dies keine .cube-Datei.</translation>
    </message>
    <message>
        <source>it is of version %1, and this Weft reads version %2</source>
        <translation>sie hat Version %1, und dieses Weft liest Version %2</translation>
    </message>
    <message>
        <source>it is turned otherwise than its source</source>
        <translation>er ist anders gedreht als seine Quelle</translation>
    </message>
    <message>
        <source>it lasts %1 s instead of %2 s</source>
        <translation>er dauert %1 s statt %2 s</translation>
    </message>
    <message>
        <source>it lies too far away</source>
        <translation>er liegt zu weit weg</translation>
    </message>
    <message>
        <source>it must begin with M</source>
        <translation>sie muss mit M beginnen</translation>
    </message>
    <message>
        <source>it names the weights "%1", but this generator has no weights</source>
        <translation>es nennt die Gewichte „%1“, aber dieser Generator hat keine Gewichte</translation>
    </message>
    <message>
        <source>it plays a sequence that is not in the project. Remove the clip.</source>
        <translation>er spielt eine Sequenz, die nicht im Projekt ist. Den Clip entfernen.</translation>
    </message>
    <message>
        <source>it plays from frame %1 to %2</source>
        <translation>es läuft von Bild %1 bis %2</translation>
    </message>
    <message>
        <source>it records no track and is left out.</source>
        <translation>es zeichnet keine Spur auf und bleibt weg.</translation>
    </message>
    <message>
        <source>it shows an item that is not in the project. Remove the clip, or replace what it shows.</source>
        <translation>er zeigt etwas, das nicht im Projekt ist. Den Clip entfernen oder ersetzen, was er zeigt.</translation>
    </message>
    <message>
        <source>it starts before 0 or has no length</source>
        <translation>er beginnt vor 0 oder hat keine Länge</translation>
    </message>
    <message>
        <source>it was written for version %1 of the generator and version %2 is installed; update the shot's recipe, or install version %1</source>
        <translation>es wurde für Version %1 des Generators geschrieben, und Version %2 ist installiert; das Rezept des Shots aktualisieren oder Version %1 installieren</translation>
    </message>
    <message>
        <source>its "format" is not "%1"</source>
        <translation>ihr „format“ ist nicht „%1“</translation>
    </message>
    <message>
        <source>its "track" is not between 0 and %1</source>
        <translation>ihr „track“ liegt nicht zwischen 0 und %1</translation>
    </message>
    <message>
        <source>its chapter "%1" begins at %2 s instead of %3 s</source>
        <translation>sein Kapitel „%1“ beginnt bei %2 s statt bei %3 s</translation>
    </message>
    <message>
        <source>its colours are tagged otherwise than its source's</source>
        <translation>seine Farben sind anders gekennzeichnet als die der Quelle</translation>
    </message>
    <message>
        <source>its entry "%1" is damaged</source>
        <translation>sein Eintrag „%1“ ist beschädigt</translation>
    </message>
    <message>
        <source>its entry "%1" is no plain file</source>
        <translation>sein Eintrag „%1“ ist keine einfache Datei</translation>
    </message>
    <message>
        <source>its entry "%1" lies outside of it</source>
        <translation>sein Eintrag „%1“ liegt außerhalb davon</translation>
    </message>
    <message>
        <source>its entry "%1" unpacks to %2 bytes; more than %3 are not read</source>
        <translation>sein Eintrag „%1“ wird auf %2 Bytes entpackt; mehr als %3 werden nicht gelesen</translation>
    </message>
    <message>
        <source>its file "%1" is missing. Put it back, or relink it.</source>
        <translation>seine Datei „%1“ fehlt. Zurücklegen oder neu verknüpfen.</translation>
    </message>
    <message>
        <source>its file has no picture</source>
        <translation>seine Datei hat kein Bild</translation>
    </message>
    <message>
        <source>its file has no such sound</source>
        <translation>seine Datei hat keinen solchen Ton</translation>
    </message>
    <message>
        <source>its frame %1 begins at %2 s instead of %3 s</source>
        <translation>sein Bild %1 beginnt bei %2 s statt bei %3 s</translation>
    </message>
    <message>
        <source>its frame %1 is not the one that was written</source>
        <translation>sein Bild %1 ist nicht das geschriebene</translation>
    </message>
    <message>
        <source>its input "%1" has no content hash</source>
        <translation>seine Eingabe „%1“ hat keinen Inhalts-Hash</translation>
    </message>
    <message>
        <source>its input "%1" is given twice</source>
        <translation>seine Eingabe „%1“ ist zweimal angegeben</translation>
    </message>
    <message>
        <source>its input "%1" is missing</source>
        <translation>seine Eingabe „%1“ fehlt</translation>
    </message>
    <message>
        <source>its markers</source>
        <translation>seine Marker</translation>
    </message>
    <message>
        <source>its movement</source>
        <translation>seine Bewegung</translation>
    </message>
    <message>
        <source>its parameter "%1" %2</source>
        <translation>sein Parameter „%1“ %2</translation>
    </message>
    <message>
        <source>its parameter "%1" is missing</source>
        <translation>sein Parameter „%1“ fehlt</translation>
    </message>
    <message>
        <source>its picture has %1×%2 pixels instead of %3×%4</source>
        <translation>sein Bild hat %1×%2 Bildpunkte statt %3×%4</translation>
    </message>
    <message>
        <source>its picture lasts %1 s instead of %2 s</source>
        <translation>sein Bild dauert %1 s statt %2 s</translation>
    </message>
    <message>
        <source>its pixels have another shape (%1 instead of %2)</source>
        <translation>seine Bildpunkte haben eine andere Form (%1 statt %2)</translation>
    </message>
    <message>
        <source>its recipe was changed after this take was made</source>
        <translation>das Rezept wurde nach diesem Take geändert</translation>
    </message>
    <message>
        <source>its sound has %1 channels instead of %2</source>
        <translation>sein Ton hat %1 Kanäle statt %2</translation>
    </message>
    <message>
        <source>its sound lasts %1 s instead of %2 s</source>
        <translation>sein Ton dauert %1 s statt %2 s</translation>
    </message>
    <message>
        <source>its transparency is lost</source>
        <translation>seine Transparenz ist verloren</translation>
    </message>
    <message>
        <source>length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>letter spacing</source>
        <translation>Zeichenabstand</translation>
    </message>
    <message>
        <source>line %1: %2.</source>
        <translation>Zeile %1: %2.</translation>
    </message>
    <message>
        <source>made with "%1" %2, which is not installed here</source>
        <translation>generiert mit „%1“ %2, das hier nicht installiert ist</translation>
    </message>
    <message>
        <source>make the folder first</source>
        <translation>zuerst den Ordner anlegen</translation>
    </message>
    <message>
        <source>making a picture of "%1"</source>
        <translation>Erstellen eines Bildes von „%1“</translation>
    </message>
    <message>
        <source>making a picture of a sequence</source>
        <translation>Erstellen eines Bildes einer Sequenz</translation>
    </message>
    <message>
        <source>making a proxy of "%1"</source>
        <translation>Erstellen eines Proxys von „%1“</translation>
    </message>
    <message>
        <source>matrix %1, primaries %2, transfer %3</source>
        <translation>Matrix %1, Primärfarben %2, Übertragung %3</translation>
    </message>
    <message>
        <source>media file</source>
        <translation>Mediendatei</translation>
    </message>
    <message>
        <source>media files</source>
        <translation>Mediendateien</translation>
    </message>
    <message>
        <source>missing media</source>
        <translation>fehlendes Medium</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>more than %1 effects</source>
        <translation>mehr als %1 Effekte</translation>
    </message>
    <message>
        <source>motion module</source>
        <translation>Bewegungsmodul</translation>
    </message>
    <message>
        <source>must be %1, not %2</source>
        <translation>muss %1 sein, nicht %2</translation>
    </message>
    <message>
        <source>must be a RationalTime</source>
        <translation>muss eine RationalTime sein</translation>
    </message>
    <message>
        <source>must be a Stack</source>
        <translation>muss ein Stack sein</translation>
    </message>
    <message>
        <source>must be a TimeRange</source>
        <translation>muss eine TimeRange sein</translation>
    </message>
    <message>
        <source>must be a colour such as "#ff8800", or "#ff880080" with alpha</source>
        <translation>muss eine Farbe wie „#ff8800“ oder „#ff880080“ mit Alpha sein</translation>
    </message>
    <message>
        <source>must be a frame rate between 1 and 1000, such as "25" or "30000/1001"</source>
        <translation>muss eine Bildrate zwischen 1 und 1000 sein, wie „25“ oder „30000/1001“</translation>
    </message>
    <message>
        <source>must be a frame rate between 1 and 1000, such as 25 or "30000/1001"</source>
        <translation>muss eine Bildrate zwischen 1 und 1000 sein, wie 25 oder „30000/1001“</translation>
    </message>
    <message>
        <source>must be a list</source>
        <translation>muss eine Liste sein</translation>
    </message>
    <message>
        <source>must be a number</source>
        <translation>muss eine Zahl sein</translation>
    </message>
    <message>
        <source>must be a number from %1 to %2</source>
        <translation>muss eine Zahl von %1 bis %2 sein</translation>
    </message>
    <message>
        <source>must be a number or a fraction such as "1001/30000"</source>
        <translation>muss eine Zahl oder ein Bruch wie „1001/30000“ sein</translation>
    </message>
    <message>
        <source>must be a number or an object with "keyframes"</source>
        <translation>muss eine Zahl oder ein Objekt mit „keyframes“ sein</translation>
    </message>
    <message>
        <source>must be a text</source>
        <translation>muss ein Text sein</translation>
    </message>
    <message>
        <source>must be a version such as "1.0"</source>
        <translation>muss eine Version wie „1.0“ sein</translation>
    </message>
    <message>
        <source>must be a whole number</source>
        <translation>muss eine ganze Zahl sein</translation>
    </message>
    <message>
        <source>must be an id, which is a positive whole number</source>
        <translation>muss eine ID sein, also eine positive ganze Zahl</translation>
    </message>
    <message>
        <source>must be an object</source>
        <translation>muss ein Objekt sein</translation>
    </message>
    <message>
        <source>must be base64</source>
        <translation>muss Base64 sein</translation>
    </message>
    <message>
        <source>must be from %1 to %2, not %3</source>
        <translation>muss von %1 bis %2 sein, nicht %3</translation>
    </message>
    <message>
        <source>must be letters and digits, beginning with a small letter</source>
        <translation>muss aus Buchstaben und Ziffern bestehen und mit einem Kleinbuchstaben beginnen</translation>
    </message>
    <message>
        <source>must be one of %1</source>
        <translation>muss eines von %1 sein</translation>
    </message>
    <message>
        <source>must be one or more different texts, none of them empty</source>
        <translation>müssen ein oder mehrere verschiedene Texte sein, keiner davon leer</translation>
    </message>
    <message>
        <source>must be small letters, digits and dashes, beginning with a letter</source>
        <translation>muss aus Kleinbuchstaben, Ziffern und Bindestrichen bestehen und mit einem Buchstaben beginnen</translation>
    </message>
    <message>
        <source>must be the name of a .so file beside the manifest, not "%1"</source>
        <translation>muss der Name einer .so-Datei neben dem Manifest sein, nicht „%1“</translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation>muss wahr oder falsch sein</translation>
    </message>
    <message>
        <source>must be true or false, a number or a text</source>
        <translation>muss wahr oder falsch, eine Zahl oder ein Text sein</translation>
    </message>
    <message>
        <source>must have at least one keyframe</source>
        <translation>muss mindestens einen Keyframe haben</translation>
    </message>
    <message>
        <source>must not be empty</source>
        <translation>darf nicht leer sein</translation>
    </message>
    <message>
        <source>must not be negative</source>
        <translation>darf nicht negativ sein</translation>
    </message>
    <message>
        <source>nearest pixel</source>
        <translation>nächstes Pixel</translation>
    </message>
    <message>
        <source>no edit before this one has "as": "%1"</source>
        <translation>keine Bearbeitung davor hat „as“: „%1“</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>not made yet</source>
        <translation>noch nicht generiert</translation>
    </message>
    <message>
        <source>numbers stand here before LUT_1D_SIZE or LUT_3D_SIZE says how many there are.</source>
        <translation>Zahlen stehen hier, bevor LUT_1D_SIZE oder LUT_3D_SIZE sagt, wie viele es sind.</translation>
    </message>
    <message>
        <source>numerics must be exact or fast, not "%1"</source>
        <translation>numerics muss exact oder fast sein, nicht „%1“</translation>
    </message>
    <message>
        <source>of the transition "%1": %2.</source>
        <translation>vom Übergang „%1“: %2.</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>eines von %1</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>pictures and shapes in it</source>
        <translation>Bilder und Formen darin</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>eingereiht</translation>
    </message>
    <message>
        <source>reading the sound of "%1"</source>
        <translation>Lesen des Tons von „%1“</translation>
    </message>
    <message>
        <source>see that WEFT_CLI is not set to another program</source>
        <translation>prüfen, ob WEFT_CLI auf ein anderes Programm gesetzt ist</translation>
    </message>
    <message>
        <source>see that WEFT_WORKER is not set to another program</source>
        <translation>prüfen, ob WEFT_WORKER auf ein anderes Programm gesetzt ist</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>sequence</source>
        <translation>Sequenz</translation>
    </message>
    <message>
        <source>sequences</source>
        <translation>Sequenzen</translation>
    </message>
    <message>
        <source>sequences lie more than %1 levels deep</source>
        <translation>Sequenzen liegen mehr als %1 Ebenen tief</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>starts at frame %1, before the clip to its left has ended at %2</source>
        <translation>beginnt bei Bild %1, bevor der Clip links davon bei %2 geendet hat</translation>
    </message>
    <message>
        <source>that only a part of it is played</source>
        <translation>dass nur ein Teil davon gespielt wird</translation>
    </message>
    <message>
        <source>the blur of its shadow</source>
        <translation>die Unschärfe seines Schattens</translation>
    </message>
    <message>
        <source>the clip "%1"</source>
        <translation>der Clip „%1“</translation>
    </message>
    <message>
        <source>the clip goes from frame %1 to %2</source>
        <translation>der Clip reicht von Bild %1 bis %2</translation>
    </message>
    <message>
        <source>the collection holds no timeline</source>
        <translation>die Sammlung enthält keine Zeitleiste</translation>
    </message>
    <message>
        <source>the disabled effect "%1"</source>
        <translation>der ausgeschaltete Effekt „%1“</translation>
    </message>
    <message>
        <source>the dissolve is left out: it overlaps the one before it.</source>
        <translation>die Überblendung bleibt weg: sie überlappt die davor.</translation>
    </message>
    <message>
        <source>the dissolve is left out: it shows what lies before the start of its source.</source>
        <translation>die Überblendung bleibt weg: sie zeigt, was vor dem Anfang ihrer Quelle liegt.</translation>
    </message>
    <message>
        <source>the easing of its movement, which is straight</source>
        <translation>der Verlauf seiner Bewegung, die geradlinig ist</translation>
    </message>
    <message>
        <source>the effect "%1"</source>
        <translation>der Effekt „%1“</translation>
    </message>
    <message>
        <source>the effect "%1" uses a file or a track of its project</source>
        <translation>der Effekt „%1“ benutzt eine Datei oder Spur seines Projekts</translation>
    </message>
    <message>
        <source>the fade to black is left out: no clip ends there.</source>
        <translation>die Blende nach Schwarz bleibt weg: dort endet kein Clip.</translation>
    </message>
    <message>
        <source>the fades of "%1".</source>
        <translation>die Blenden von „%1“.</translation>
    </message>
    <message>
        <source>the file "%1" lies outside what is followed; find it again by relinking.</source>
        <translation>die Datei „%1“ liegt außerhalb dessen, was verfolgt wird; durch neues Verknüpfen wiederfinden.</translation>
    </message>
    <message>
        <source>the file ends after %1 of %2 entries: it is cut short. Copy it again from where it came from.</source>
        <translation>die Datei endet nach %1 von %2 Einträgen: sie ist abgeschnitten. Noch einmal von der Herkunft kopieren.</translation>
    </message>
    <message>
        <source>the font "%1" does not have the characters "%2". Choose a font that has them.</source>
        <translation>die Schrift „%1“ hat die Zeichen „%2“ nicht. Eine wählen, die sie hat.</translation>
    </message>
    <message>
        <source>the font "%1" is not on this machine. Install it, or choose "Inter", which is built in.</source>
        <translation>die Schrift „%1“ ist nicht auf diesem Rechner. Installieren oder „Inter“ wählen, das eingebaut ist.</translation>
    </message>
    <message>
        <source>the frame rate %1/%2 is not between 1 and 1000</source>
        <translation>die Bildrate %1/%2 liegt nicht zwischen 1 und 1000</translation>
    </message>
    <message>
        <source>the gain of "%1".</source>
        <translation>der Gain von „%1“.</translation>
    </message>
    <message>
        <source>the gap has a negative length</source>
        <translation>die Lücke hat eine negative Länge</translation>
    </message>
    <message>
        <source>the generator offered is "%1"</source>
        <translation>der angebotene Generator ist „%1“</translation>
    </message>
    <message>
        <source>the graphics device cannot decode it</source>
        <translation>das Grafikgerät kann es nicht dekodieren</translation>
    </message>
    <message>
        <source>the graphics device has failed at it</source>
        <translation>das Grafikgerät ist daran gescheitert</translation>
    </message>
    <message>
        <source>the graphics device makes other pictures of it</source>
        <translation>das Grafikgerät macht andere Bilder daraus</translation>
    </message>
    <message>
        <source>the graphics device refuses it</source>
        <translation>das Grafikgerät lehnt es ab</translation>
    </message>
    <message>
        <source>the height</source>
        <translation>die Höhe</translation>
    </message>
    <message>
        <source>the id "%1" is used twice</source>
        <translation>die ID „%1“ wird zweimal benutzt</translation>
    </message>
    <message>
        <source>the key "%1" is left out.</source>
        <translation>der Key „%1“ bleibt weg.</translation>
    </message>
    <message>
        <source>the length %1 is not between 1 and %2 frames</source>
        <translation>die Länge %1 liegt nicht zwischen 1 und %2 Bildern</translation>
    </message>
    <message>
        <source>the length in frames</source>
        <translation>die Länge in Bildern</translation>
    </message>
    <message>
        <source>the marker "%1"</source>
        <translation>der Marker „%1“</translation>
    </message>
    <message>
        <source>the minimum is above the maximum</source>
        <translation>das Minimum liegt über dem Maximum</translation>
    </message>
    <message>
        <source>the outermost element is "%1" where Final Cut's XML has "xmeml"</source>
        <translation>das äußerste Element ist „%1“, wo das XML von Final Cut „xmeml“ hat</translation>
    </message>
    <message>
        <source>the outermost element is "%1" where MLT XML has "mlt"</source>
        <translation>das äußerste Element ist „%1“, wo MLT-XML „mlt“ hat</translation>
    </message>
    <message>
        <source>the outline is no SVG path of M, L, H, V, C and Z: %1.</source>
        <translation>die Kontur ist kein SVG-Pfad aus M, L, H, V, C und Z: %1.</translation>
    </message>
    <message>
        <source>the pan or the channels of "%1".</source>
        <translation>das Panorama oder die Kanäle von „%1“.</translation>
    </message>
    <message>
        <source>the places and styles of its texts but the first</source>
        <translation>Lage und Stil seiner Texte außer dem ersten</translation>
    </message>
    <message>
        <source>the profile has no frame rate</source>
        <translation>das Profil hat keine Bildrate</translation>
    </message>
    <message>
        <source>the profile's size is not between 16 and 16384</source>
        <translation>die Größe des Profils liegt nicht zwischen 16 und 16384</translation>
    </message>
    <message>
        <source>the root is "%1", which is no timeline</source>
        <translation>die Wurzel ist „%1“, das keine Zeitleiste ist</translation>
    </message>
    <message>
        <source>the second does not go on where the first stops</source>
        <translation>der zweite geht nicht dort weiter, wo der erste aufhört</translation>
    </message>
    <message>
        <source>the seed</source>
        <translation>der Seed</translation>
    </message>
    <message>
        <source>the sentence for "%1" is empty</source>
        <translation>der Satz für „%1“ ist leer</translation>
    </message>
    <message>
        <source>the sequence "%1"</source>
        <translation>die Sequenz „%1“</translation>
    </message>
    <message>
        <source>the sequence "%1" contains itself. Remove the clip.</source>
        <translation>die Sequenz „%1“ enthält sich selbst. Den Clip entfernen.</translation>
    </message>
    <message>
        <source>the sequence contains itself</source>
        <translation>die Sequenz enthält sich selbst</translation>
    </message>
    <message>
        <source>the shadow and the alignment of the lines of a title.</source>
        <translation>Schatten und Zeilenausrichtung eines Titels.</translation>
    </message>
    <message>
        <source>the shape of a crossfade; it is linear and dips where it was of equal power.</source>
        <translation>die Form einer Tonüberblendung; sie ist linear und sinkt ab, wo sie von gleicher Leistung war.</translation>
    </message>
    <message>
        <source>the shape of a fade of "%1"; it is linear.</source>
        <translation>die Form einer Blende von „%1“; sie ist linear.</translation>
    </message>
    <message>
        <source>the shot "%1" has no take on this machine. Generate it first.</source>
        <translation>der Shot „%1“ hat keinen Take auf diesem Rechner. Zuerst generieren.</translation>
    </message>
    <message>
        <source>the size %1×%2 is not between 16 and 16384</source>
        <translation>die Größe %1×%2 liegt nicht zwischen 16 und 16384</translation>
    </message>
    <message>
        <source>the size must be one whole number, 2 to %1.</source>
        <translation>die Größe muss eine ganze Zahl sein, 2 bis %1.</translation>
    </message>
    <message>
        <source>the source has %1 frames and the record %2; the record counts.</source>
        <translation>die Quelle hat %1 Bilder und die Aufnahme %2; die Aufnahme zählt.</translation>
    </message>
    <message>
        <source>the speed of a nested sequence.</source>
        <translation>die Geschwindigkeit einer verschachtelten Sequenz.</translation>
    </message>
    <message>
        <source>the start %1 is not between 0 and %2</source>
        <translation>der Anfang %1 liegt nicht zwischen 0 und %2</translation>
    </message>
    <message>
        <source>the table's domain reaches from %1 to %2; its end must lie above its start.</source>
        <translation>der Bereich der Tabelle reicht von %1 bis %2; sein Ende muss über seinem Anfang liegen.</translation>
    </message>
    <message>
        <source>the time map</source>
        <translation>die Zeitkurve</translation>
    </message>
    <message>
        <source>the time map of "%1".</source>
        <translation>die Zeitkurve von „%1“.</translation>
    </message>
    <message>
        <source>the timecode %1 is too far away</source>
        <translation>der Timecode %1 liegt zu weit weg</translation>
    </message>
    <message>
        <source>the track %1</source>
        <translation>die Spur %1</translation>
    </message>
    <message>
        <source>the transition "%1"</source>
        <translation>der Übergang „%1“</translation>
    </message>
    <message>
        <source>the transition "%1" becomes a dissolve of the same length.</source>
        <translation>der Übergang „%1“ wird eine Überblendung gleicher Länge.</translation>
    </message>
    <message>
        <source>the transition "%1" needs a length in frames</source>
        <translation>der Übergang „%1“ braucht eine Länge in Bildern</translation>
    </message>
    <message>
        <source>the transition goes from frame %1 to %2</source>
        <translation>der Übergang reicht von Bild %1 bis %2</translation>
    </message>
    <message>
        <source>the width</source>
        <translation>die Breite</translation>
    </message>
    <message>
        <source>the wipe "%1" becomes a dissolve of the same length.</source>
        <translation>der Wipe „%1“ wird eine Überblendung gleicher Länge.</translation>
    </message>
    <message>
        <source>there are more entries than the %1 that were announced.</source>
        <translation>es sind mehr Einträge als die angekündigten %1.</translation>
    </message>
    <message>
        <source>there are more than %1 clips</source>
        <translation>es gibt mehr als %1 Clips</translation>
    </message>
    <message>
        <source>there are more than %1 clips and gaps</source>
        <translation>es gibt mehr als %1 Clips und Lücken</translation>
    </message>
    <message>
        <source>there are more than %1 events</source>
        <translation>es gibt mehr als %1 Ereignisse</translation>
    </message>
    <message>
        <source>there are more than %1 tracks</source>
        <translation>es gibt mehr als %1 Spuren</translation>
    </message>
    <message>
        <source>there is a gap between them</source>
        <translation>zwischen ihnen ist eine Lücke</translation>
    </message>
    <message>
        <source>there is no %1 named "%2"</source>
        <translation>von der Art %1 gibt es nichts namens „%2“</translation>
    </message>
    <message>
        <source>there is no effect "%1"</source>
        <translation>den Effekt „%1“ gibt es nicht</translation>
    </message>
    <message>
        <source>there is no generator</source>
        <translation>es gibt keinen Generator</translation>
    </message>
    <message>
        <source>there is no sequence in it</source>
        <translation>es ist keine Sequenz darin</translation>
    </message>
    <message>
        <source>there is no timeline in it</source>
        <translation>es ist keine Zeitleiste darin</translation>
    </message>
    <message>
        <source>they are retimed differently</source>
        <translation>ihre Zeit ist verschieden verbogen</translation>
    </message>
    <message>
        <source>they have different settings</source>
        <translation>sie haben verschiedene Einstellungen</translation>
    </message>
    <message>
        <source>they play at different speeds</source>
        <translation>sie laufen verschieden schnell</translation>
    </message>
    <message>
        <source>they show different things</source>
        <translation>sie zeigen Verschiedenes</translation>
    </message>
    <message>
        <source>three numbers are wanted here, not %1.</source>
        <translation>drei Zahlen gehören hierher, nicht %1.</translation>
    </message>
    <message>
        <source>title text</source>
        <translation>Titeltext</translation>
    </message>
    <message>
        <source>to %1 a second (%2)</source>
        <translation>auf %1 je Sekunde (%2)</translation>
    </message>
    <message>
        <source>to %1 × %2 (%3)</source>
        <translation>auf %1 × %2 (%3)</translation>
    </message>
    <message>
        <source>track</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>true</source>
        <translation>wahr</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>wahr oder falsch</translation>
    </message>
    <message>
        <source>two numbers must follow the keyword.</source>
        <translation>zwei Zahlen müssen auf das Schlüsselwort folgen.</translation>
    </message>
    <message>
        <source>underlining</source>
        <translation>Unterstreichung</translation>
    </message>
    <message>
        <source>weft-cli crashed while writing "%1". Try once more; if it happens again, render a shorter range to find the clip that does it.</source>
        <translation>weft-cli ist beim Schreiben von „%1“ abgestürzt. Noch einmal versuchen; geschieht es wieder, einen kürzeren Bereich rendern, um den schuldigen Clip zu finden.</translation>
    </message>
    <message>
        <source>weft-cli ended with the exit code %1 and without a reason. Try once more.</source>
        <translation>weft-cli endete mit dem Exit-Code %1 und ohne Begründung. Noch einmal versuchen.</translation>
    </message>
    <message>
        <source>weft-cli said nothing for %1 s while %2 and was ended. The file may be damaged, or its disk slow.</source>
        <translation>weft-cli meldete sich %1 s lang nicht beim %2 und wurde beendet. Die Datei ist vielleicht beschädigt oder ihr Datenträger langsam.</translation>
    </message>
    <message>
        <source>weft-cli said nothing for %1 s while it made a proxy of "%2" and was ended. The file may be damaged.</source>
        <translation>weft-cli meldete sich %1 s lang nicht, während es einen Proxy von „%2“ erstellte, und wurde beendet. Die Datei ist vielleicht beschädigt.</translation>
    </message>
    <message>
        <source>weft-cli, which makes previews, is not there. Install Weft again, or set WEFT_CLI to where it is.</source>
        <translation>weft-cli, das Vorschauen erstellt, ist nicht da. Weft neu installieren oder WEFT_CLI auf seinen Ort setzen.</translation>
    </message>
    <message>
        <source>weft-cli, which makes proxies, is not there. Install Weft again, or set WEFT_CLI to where it is.</source>
        <translation>weft-cli, das Proxys erstellt, ist nicht da. Weft neu installieren oder WEFT_CLI auf seinen Ort setzen.</translation>
    </message>
    <message>
        <source>weft-cli, which writes films, cannot be started (%1). Install Weft again.</source>
        <translation>weft-cli, das Filme schreibt, kann nicht gestartet werden (%1). Weft neu installieren.</translation>
    </message>
    <message>
        <source>weft-cli, which writes films, is not there. Install Weft again, or set WEFT_CLI to where it is.</source>
        <translation>weft-cli, das Filme schreibt, ist nicht da. Weft neu installieren oder WEFT_CLI auf seinen Ort setzen.</translation>
    </message>
    <message>
        <source>weft-worker answered a question that was not asked. Install Weft again, and see that WEFT_WORKER is not set to another program.</source>
        <translation>weft-worker hat eine Frage beantwortet, die nicht gestellt wurde. Weft neu installieren und prüfen, ob WEFT_WORKER auf ein anderes Programm gesetzt ist.</translation>
    </message>
    <message>
        <source>weft-worker did not understand a request for %1: %2 Install Weft again, and see that WEFT_WORKER is not set to another one.</source>
        <translation>weft-worker hat eine Anfrage für %1 nicht verstanden: %2 Weft neu installieren und prüfen, ob WEFT_WORKER auf einen anderen gesetzt ist.</translation>
    </message>
    <message>
        <source>weft-worker is busy with another job of %1. Wait for it to end.</source>
        <translation>weft-worker ist mit einem anderen Auftrag von %1 beschäftigt. Auf dessen Ende warten.</translation>
    </message>
    <message>
        <source>weft-worker, the program that generates, is not beside %1. Install Weft again, or set WEFT_WORKER to its path.</source>
        <translation>weft-worker, das Programm, das generiert, liegt nicht neben %1. Weft neu installieren oder WEFT_WORKER auf seinen Pfad setzen.</translation>
    </message>
    <message>
        <source>what "%1" shows between two frames; it holds them.</source>
        <translation>was „%1“ zwischen zwei Bildern zeigt; es hält sie.</translation>
    </message>
    <message>
        <source>what its keywords (#timecode#) stand for</source>
        <translation>wofür seine Schlüsselwörter (#timecode#) stehen</translation>
    </message>
    <message>
        <source>what was read back differs from what was written</source>
        <translation>das Zurückgelesene weicht vom Geschriebenen ab</translation>
    </message>
    <message>
        <source>working with the plugin "%1" %2</source>
        <translation>Arbeiten mit dem Plug-in „%1“ %2</translation>
    </message>
    <message>
        <source>working…</source>
        <translation>in Arbeit…</translation>
    </message>
    <message>
        <source>×4</source>
        <translation>×4</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… und %n weitere Sache.</numerusform>
            <numerusform>… und %n weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>≈ approximate</source>
        <translation>≈ ungefähr</translation>
    </message>
</context>
</TS>
