/**
 * 2048 common Dutch words, to read a fingerprint aloud in: eleven bits a word.
 *
 * Made for this purpose: 4 to 8 letters without accents, no two words one letter apart, no two that sound alike,
 * nothing about bodies, illness, faith, politics or drink, nothing that could be taken as a remark about a person.
 * The order is part of the format: changing, adding or moving a word changes the words of every manifest.
 */
export const WORD_LIST: readonly string[] = `
  aalbes aanbod aanbouw aandacht aandeel aankoop aanleg aanplant aanrecht aanvang aanwinst aardbei aardbol
  aardgas aardig aardrijk abonnee abrikoos academie accent accu achter achttien acrobaat acteur actief
  adelaar adres afdak afdruk affiche afloop afrit afslag afstand afwas agenda akker akte aktetas alarm
  album alfabet algebra alpaca alpen altviool ambacht ambitie amfibie amulet analoog ananas andijvie
  animatie anjer antenne antiek appel appelsap applaus april aquarium arcade archief arena artiest artikel
  asfalt asperge atelier atlas atleet atoom augustus aurora auto automaat avocado avond avontuur azalea
  azijn azuur baai babbel badeend badhuis badjas badkamer badkuip badmat badpak bagage baggeren baken
  bakkerij bakvorm balans balie balkon ballade ballet balspel bamboe bamibal banaan banier banjo bank
  banket bankstel barbecue barbier barok basalt basis bassin batterij bazaar beamer beekdal beeld begin
  begonia behang beitel bekend beker bekijken beneden benzine bereik berg bergbeek bergdal berggeit
  bergpad bergtop bergweg bericht bestek beton betoog beuk bewijs bewolkt bewoner bezem bezoek bezorger
  bieb biefstuk bieslook biljart binding binnen bioloog bioscoop biscuit bistro bizon blad bladgoud
  bladluis blanco blauw blazer blender blijheid blijspel blik blinken bloeien bloem bloembed bloemist
  bloempot bloesem blokhut blouse blozend bobslee bodem boekdruk boeket boenen bokaal bolero bolhoed
  bolwerk bonbon boog boomhut boomstam boothuis bord borduren borstel bosbes bosduif bosgrond bosje bospad
  bosrand bosuil bosweg boter boterham botsauto bouwdoos bouwer bouwland bouwvak braam branding brasem
  breedte breien brem brief brigade bril briljant broccoli broche broek brood broodmes brug brugklas
  bruiloft bruin bruisend brunch buffel buidel buitelen buiten buizerd bumper bungalow burcht bureau
  bushalte buslijn butler buurman buurt cacao cactus cadans cadeau cakevorm camera camping canon cantate
  carnaval carpool cartoon cavia ceder cello cement centrale centrum chalet charmant cheque chips chocola
  cijfer circus cirkel citaat citer citroen citrus club clubhuis collage collie column comfort commode
  compote computer concert condor congres conifeer contact contour corridor coupe couplet coupon creatief
  cultuur cursus cyclus dadel dagblad dagboek dagkaart daglicht dagtocht dahlia dakgoot dakkapel dakpan
  dakraam dakrand dalen damast dambord dankbaar dansen dansles dapper dashond datum december decor deegrol
  deining dekbed deken deksel delta dessert detail deuntje deurbel deurknop deurmat dialect diamant
  diameter dichter diepgang diepte diepzee dierbaar dijk diner diploma dirigent discus distel district
  divan dobber doelman doelpunt dolfijn domein donker doolhof doorgang dorp dorpel douche draad draaien
  drempel dressoir driehoek drieling drijven drogist dromer droogte droom druif drukwerk drumstel druppel
  dubbel duikboot duiker duikpak duimstok duinen duinpan duinroos duizend duurzaam dweilen dynamo echo
  edelhert edelsmid eekhoorn eend eenvoud eerlijk eerste eervol eetkamer eetlepel eettafel eetzaal eeuw
  eierdop eierkoek eierrek eigenaar eiken ekster eland elastiek elegant elektron element elfje elftal
  embleem emmer engel ensemble envelop erfgoed ervaring erwt esdoorn espresso essay etage etalage etiket
  etui euro evenaar exotisch expert fabel fabriek factuur fagot fakkel familie fanfare fantasie fauteuil
  favoriet fazant februari feest feestdag fenomeen ferry festival fiets fietsbel fietspad fietsrek
  fietstas figuur filiaal film filosoof filter finale fjord flamingo fles fleurig flexibel flipper fluit
  fluitist fluweel fonds fonkelen fontein forel formaat formule fornuis fossiel foto foyer framboos fregat
  fris frisheid frituur fruitsap fuchsia fuut gadget galerij galop garage garen garnaal gastheer gasthuis
  gazelle gazon gebaar gebak gebergte gebied gebouw gedicht gedrag geduld geduldig geheim gehucht geiser
  geit gekleurd gelach gelei gelijk geluid geluk gelukkig gember gemeente genie gerbera gerecht gerst
  geschenk getijde geur gevel geweldig gezellig gids gieter gigant giraf gitaar glans glazuur gletsjer
  glijbaan glijden glimlach glimmen glimworm globe golf golfbal golfslag gondel gong gordijn goud goudmijn
  goudvis graan gracht grafiek graniet grapje gras grasland grasmat grasveld graven greep grens greppel
  grijs grind groei groeiend groente grot grutto gymnast gymzaal haard haas hagedis hagel hagelwit hakblok
  halte hamer hamster handbal handboek handel handig handvat handvol handwerk handzeep hangbrug hangkast
  hanglamp hangmat hapje hardhout haring harken harmonie harp hartig haven havik hazelaar heelal heester
  heftruck heggen heide helium helm helpen hemd hemel herberg herder herfst herstel hert hertog heuvel
  hiphop historie hobbel hobby hockey hoekbank hoekhuis hoekkast hoepel hoes hoeve hokje homerun hommel
  hond honderd honing honkbal hoofdrol hoogland hoogte hooi hooiberg hoorn hoorspel horizon horloge hotel
  houder hout houtduif houtlijm huis huisdier huismus huisraad huiswerk hulde hulst humeur humor hunebed
  huppelen hutspot huurder huurhuis hyacint hymne iglo ijsbaan ijsbeer ijsberg ijsblok ijscoman ijsje
  ijskast ijskoud ijslolly ijsmuts ijspegel ijsthee ijsvogel ijver ijzel imker impala indigo indruk ingang
  inhoud inkt inktvis inloop inruil insect inwoner jaar jaarboek jaargang jaguar januari jarig jasmijn
  jeep jeugdig jogger jogging jojo joker jongleur journaal jubelen judo juffrouw juichen jukebox juli
  jumbo jungle junior juweel kaart kaasboer kaasmes kaassaus kabinet kabouter kachel kade kajak kajuit
  kalebas kalender kalk kalkoen kalmeren kalmte kameel kamille kamperen kampioen kampvuur kanaal kanarie
  kano kantine kantoor kapitein kapsalon kapstok karaf karakter karamel karavaan karper karwei kassa
  kastanje kasteel katoen katrol kauwgom kegel kelder kenner kennis kerkuil kermis kers kerstbal keten
  ketting keuken keukenla kever kiezel kijker kilt kimono kinderen kiosk kippen kiwi klaar klant klaproos
  klarinet klas klassiek klaver kleding klei kleiduif kleur klimaat klimop klimrek klimroos klimtouw
  klinker klok klokken klomp kluis klusdag kluwen knabbel knallen knikker knipoog knipsel knoedel knoflook
  knoop knotwilg knuffel koala kobalt koek koekoek koelbox koelkast koerier koets koffer koffie koken
  kokos kokosmat kolibrie kolom kolonie komedie komeet komfoor komma kompas kookboek kookpan koolmees
  koolrabi koopman koor koorzang koper kopie koraal korf korfbal korst korting kosmos kostbaar kostuum
  kozijn kraag krab krachtig kralen krans krantje krater kreeft krekel kriebel krijtje kring kristal kroes
  krokant krokodil krokus kronkel kroon kruid kruimel kubus kuikens kuip kunst kurk kurkeik kustlijn
  kuststad kustweg kwark kwartels kwartet kwartier kwarts kwast kwekerij laagland laagtij laars labrador
  labyrint lachbui lachen ladder ladekast lading lamel lammetje lamp lampion landbouw landgoed landhuis
  landweg langzaam lantaarn lariks lasso latwerk laurier lava lavendel leerling leesboek leesbril leesclub
  leeslamp leeszaal legende legkast leidraad leisteen lelie lemming lens lepel lepelaar leraar letter
  leuning levering lezer lezing libel lied lift liga lijnbaan lijnzaad lijst lijster limoen limonade linde
  liniaal loempia loep logboek loket loofboom loopbrug lopen lotus lucht luchtbed luifel luik luipaard
  luister lunch lupine lustrum luxe lynx maaien maaltijd maan maandag maatlat maatwerk machine magazijn
  magisch magneet magnolia mais maisveld majoraan makreel mammoet manchet mand mandala mango mantel
  marathon maretak marge markt marmer marmot mascotte masker mast matras matroos medaille meerkoet
  meerpaal meidoorn meikever melk melkbus melkfles melkglas melkkan melkpak melkweg melodie meloen mengen
  menu merel metaal meter meting metro metselen meubel middag midden mijl mikado mildheid milieu miljoen
  mimosa mineraal minigolf minuut mistig mistlamp mode modern moeras moerbei moestuin mokka molen molenaar
  molshoop moment mondharp monitor morgen mortel mosgroen mossel mosterd motor motregen motto mouw muesli
  muntstuk muntthee museum musical muur muziek muzikant mysterie mythe naaidoos naaister naald naamdag
  nacht nachtuil najaar namiddag narcis natuur nazomer nectar neef neerslag negen nest nestkast netjes
  netto netwerk nieuws noedels noga noord noot norm notaris notenbar notendop notitie nougat november
  nummer nuttig nylon oase obelisk object obstakel oceaan ochtend oefenen oeros oerwoud okapi oktober olie
  olielamp olifant olijf olijftak omelet omgeving omroep omslag ontbijt ontwerp onweer oogst ooievaar
  oorbel oostkust opaal opbergen opdracht opera operette opruimen optimist optocht opvang orakel orchidee
  ordelijk organist orgel origami orkaan orkest ornament otter oudheid oven ovenwant overhemd overkant
  overloop paasei pagina pakhuis pakket paleis palet palm palmtak panda paneel panfluit pannetje panorama
  panter papaja papaver papegaai papier paprika parade paraplu parasol parel parfum park parkbank parkeren
  parkiet pasfoto paspoort passer pasta pastei pauw pauze pedaal pedagoog peil pelikaan pellen penseel
  peper perceel perensap periode perron perzik pianist piano picknick pijnboom pilaar piloot pincet
  pingpong pion pionier piramide pistache pixel pizza plaatje plaats plafond plakband plakken planeet
  plank plantage plastic plataan plateau platform platina plechtig plein plezier ploeg pluche pluim
  pluimvee plumeau pocket podium poeder poetsen pofbroek polderen polka pollepel polo pompbak pompoen
  ponton pony pool poolvos poort popcorn populair populier portaal portie portret postbode postduif poster
  potgrond potlood potplant prairie praline prelude prieel primeur printer prisma product proef profiel
  program pruik publiek pudding puffen puntmuts puree purper puzzel pyjama pyloon python quiche quiz quote
  raadhuis raadsel raaf raapzaad rabarber radar radiator radijs radio rafel rail raket rammelen ranch
  ransel raspen ravijn rebus recept receptie record rector redactie reebok reeks regenbui regenjas
  regenton regio register reiger reis reisgids reizen reiziger rekenen reling remise renbaan rendier
  rennen reptiel reserve retour revue ribbel ridder riet rietland rijbaan rijkdom rijm rijpen rijtuig
  rijwiel ringweg ritme ritmisch rits rivier robijn robot rockband roeiboot roeien roer roerdomp roerei
  rogge rollade rolluik rolmaat roltrap roman rondgang rondje roomijs roomkaas roomwit rooster rotonde
  rotstuin route royaal rozenbed rozet rubber rubriek rugzak ruiken ruimte ruit ruiter rundvee rups
  rustbank rustiek rustig ruwbouw safari saffier saffraan salade saldo salon samba sandaal sandwich
  sanitair sardien sardine satijn satire sauna saus savanne saxofoon scala scene schaap schaats schacht
  schaduw schakel schat schaven schelp schema schepijs schepnet scherm schets schilder schip schoen
  schoffel schol scholier schommel schort schotel schrift schroef schuim schuur seconde seinhuis seinpaal
  seizoen selderij semafoor serenade sering serre servet servies sesam sfeer sfeervol sfinx shampoo shirt
  show sieraad sierlijk siervis sifon signaal silhouet silo simpel singel single sirene siroop sjaal
  skeeler skelter slaapmat slaapzak slagboom slagwerk slalom slang slaolie slapen slee sleutel slinger
  sloot sluiting smaak smaakvol smaragd smid smidse smoking smullen sneeuw snelheid snelweg snijboon
  snijden snijwerk snippers snoek snoepje snorkel soepbal soepbord soepkom soeppan softbal soldeer solist
  sonate sonnet sopraan sorbet sorteren souvenir spaarpot spade spannend spar spatbord spatie specerij
  specht spectrum speelbal spekkoek spel spelbord spelling sperwer spiegel spijker spin spinazie spinet
  spinrag spiraal spitsuur splinter spoelbak spoeling spons spontaan spoor spoorweg sport sportdag
  sportief spraak spreeuw spreuk sprint sprong sprookje spruit stad stadhuis stadion stadsbus stadswal
  stalling stamboom stampen stamppot stapel statig steeg steenbok steenuil steenweg steiger stellage stem
  stempel stenen steppe sterkte stevig stijl stilte stip stoel stofbril stofdoek stok stolp stomerij storm
  stoven straal stralend strand streek strijken strik stro strofe strooien stroom student studie stuur
  stuurman stuwdam stuwmeer suite surf surprise syllabe symbool symfonie taal tabblad tableau tachtig
  tafelbel takel talkshow tamboer tandem tandrad tandwiel tapijt tapir tarbot tarwe taverne taxi teakhout
  techniek teckel teelt tegelpad tegoed tekenaar tekening tekenles tekenpen tekst telefoon telegram teller
  tempo tenor tent tentdoek tentstok term terras terrein terrine terugweg testbaan textiel textuur theater
  thee theeblad theedoek theemuts theepot theetuin thema thermiek thermos thriller ticket tiental tientje
  tijd tijdlijn tijdperk tijdrit tijdstip tijger timmeren tiptop toegang toegift toekan toekomst toerist
  toernooi toeteren toevoer tolweg tomaat tombola toneel tonijn toonbank toonzaal toorts topaas topsport
  toren tornado tovenaar toverbal trainen tram trapleer trein trekhaak trekker trendy triangel tribune
  tricot trio triomf triplex troetel trolley trombone trommel trompet tropen tropisch tros trottoir
  truffel trui tuba tuin tuinbank tuinboon tuinbouw tuinder tuinhek tuinhuis tuinkers tuinlamp tuinman
  tuinmuur tuinpad tulband tulp tuniek tunnel tureluur turkoois turner tussen twaalf tweed tweeling
  tweeluik twijg twinkel twintig uitgang uitje uitkijk uitleg uitstap uitzicht uniform utopie uurwerk
  vaandel vaargeul vaatdoek vader vakantie valhelm vallei vandaag vangrail vanille veelvoud veenbes
  veenmol veer veerboot veerhuis veerpont veertien veertig veilig veld veldbed veldfles veldmuis veldsla
  veldwerk venkel venster ventiel veranda verf verfblik verfdoos verhaal verkeer verkoper vernis verschil
  vertaler veulen vezel viaduct victorie vierkant viertal vijftig vijg vink violet violist viool visarend
  visgraat visite vismarkt visnet vissen visstick vitamine vitrage vitrine vlaai vlaflip vlag vlakte
  vlecht vleugel vliegen vlier vlierbes vlinder vlot voeding voedsel voertuig voetbal voetpad vogel
  vogelei volgorde volkoren volledig volmaakt volume voordeur voorjaar voorkant voornaam voorraad voortent
  voortuin vooruit voorwerp vork vouwblad vouwen vrede vredig vreugde vriend vriezer vrijdag vroeg vrolijk
  vrucht vulkaan vulpen vuurkorf vuurpijl waaier waarborg waarde waarheid wadloper wagon walnoot walrus
  wals walvis wandelen wandkast wandklok warmte wasbak wasbeer wasgoed waskaars waslijn wasmand wassen
  wastafel water waterbed waterbus waterijs waterpas waterpot waterrad waterval watten weefsel weegbree
  weegbrug week weekblad weelde weerhaan weiland weinig wekker weldaad welkom welp wereld werkbank
  werkstuk werktuig westen westkust weven wieden wiel wijnrank wijs wijzer wildpark wilg wind windhond
  windjack windstil windvaan winnaar winter wipplank wiskunde wissel witlof woensdag woestijn wolk wollen
  wollig wonder woonark woonboot woonerf woonhuis woonwijk xylofoon yoghurt zaag zaagblad zaagsel zaaibed
  zaaigoed zaailing zadeldak zadeltas zagen zakdoek zaklamp zakmes zandbak zandhoop zandpad zanger
  zangkoor zangles zebra zebrapad zeearend zeebodem zeebries zeedijk zeegras zeegroen zeehaven zeehond
  zeekaart zeeklei zeeleeuw zeelucht zeeman zeemleer zeepaard zeepbel zeepdoos zeepsop zeereis zeevis
  zeewater zeewier zeezout zeilboot zeilclub zeildoek zeilen zeilkamp zeilles zeldzaam zelfbouw zenit
  zestien zestig zetel zetmeel zeventig zigzag zijdeur zijspan zilver zingen zitbank zitkamer zoeker
  zoethout zomer zomerdag zomerjas zomerzon zondag zone zonlicht zonnebad zonnedak zonnig zuiden zuidkust
  zuidpool zuil zuivel zuurkool zuurstok zwaan zwaluw zwembad zwembril zwemles zwemmen zwempak zwemvest
  zwerfkei zwerm
`
  .trim()
  .split(/\s+/);
